import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBytes, toBytes } from '../../src/text/bytes.ts';
import { type FileChange, UnrepresentablePath, unifiedDiff } from '../../src/text/patch.ts';
import { CAN_PATCH, NEEDS_PATCH } from '../live/real-programs.ts';

const TOOLS = {
  git: ['git', 'apply', '-p1', '-'],
  patch: ['patch', '--binary', '--silent', '-p1'],
} as const;

type Tool = keyof typeof TOOLS;

/** Applies the patch of the changes to the files before and tells what the files hold then. */
function applyWith(tool: Tool, changes: readonly FileChange[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'mtalint-patch-'));
  try {
    for (const { path, before } of changes) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      if (before !== undefined) writeFileSync(join(folder, path), toBytes(before));
    }
    const [command, ...args] = TOOLS[tool];
    // Nothing of a surrounding git hook or of the user's settings may decide the outcome.
    const { PATH } = process.env;
    const env = { PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' };
    const input = toBytes(unifiedDiff(changes));
    const run = spawnSync(command, args, { cwd: folder, env, input });
    if (run.status !== 0) throw new Error(`${tool}: ${run.stdout}${run.stderr}\n${input}`);
    return changes.map(({ path }) => fromBytes(readFileSync(join(folder, path))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const CASES: Record<string, [before: string, after: string, path?: string]> = {
  'one line': ['a = 1\n', 'a = 2\n'],
  'no newline before': ['a\nb', 'a\nb\n'],
  'no newline after': ['a\nb\n', 'a\nb'],
  'no newline on both sides': ['a\nb', 'a\nc'],
  'no newline in the context': ['a\nb\nc', 'x\nb\nc'],
  'CRLF kept': ['a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\n'],
  'CRLF to LF': ['a\r\nb\r\n', 'a\nb\n'],
  'CR alone': ['a\rb\n', 'a\rc\n'],
  'space in the name': ['a\n', 'b\n', 'mail server/main copy.cf'],
  'UTF-8 name': ['a\n', 'b\n', 'größe/主.cf'],
  'wide space in the name': ['a\n', 'b\n', 'main\u00a0copy.cf'],
  'empty to text': ['', 'a\nb\n'],
  'empty to text without newline': ['', 'a'],
  'text to empty': ['a\nb\n', ''],
  'bytes that are not UTF-8': ['\xff\xfe a\nb\n\x80\n', '\xff\xfe a\nc\n\x80\n'],
  NUL: ['a\0b\nc\n', 'a\0b\nd\0\n'],
  'lines that look like a patch': ['-- a\n++ b\n@@ x\n', '-- c\n++ d\n@@ y\n'],
  'far changes': [numbered(1, 40), numbered(1, 40).replace('2\n', 'x\n').replace('39\n', '')],
};

function numbered(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => `${from + index}\n`).join('');
}

describe.each(['git', 'patch'] as const)(`what %s makes of a diff ${NEEDS_PATCH}`, (tool) => {
  const run = it.skipIf(!CAN_PATCH);

  run.each(Object.entries(CASES))('applies %s', (_, [before, after, path = 'main.cf']) => {
    expect(applyWith(tool, [{ path, before, after }])).toEqual([after]);
  });

  run('applies several files and a labelled hunk', () => {
    const changes = [
      { path: 'z.cf', before: 'a\n', after: 'b\n' },
      { path: 'same.cf', before: 'a\n', after: 'a\n' },
      { path: 'a b.cf', before: 'a\n', after: 'b', labels: [label(0, 1, 'postfix/x')] },
    ];
    expect(applyWith(tool, changes)).toEqual(['b\n', 'a\n', 'b']);
  });

  run('applies any change of lines', { timeout: 60_000 }, () => {
    const line = fc.oneof(
      fc.constantFrom('a', 'b', '', ' ', '\t', '\r', '\xff', '\0', '+', '-', '\\', '@@', 'x\r'),
      fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((n) => String.fromCharCode(n)) }),
    );
    const text = fc
      .tuple(fc.array(line.map((bytes) => bytes.replaceAll('\n', ''))), fc.boolean())
      .map(([lines, ended]) => lines.join('\n') + (ended && lines.length > 0 ? '\n' : ''));
    const change = fc.tuple(text, text).filter(([before, after]) => before !== after);
    fc.assert(
      fc.property(change, ([before, after]) => {
        expect(applyWith(tool, [{ path: 'main.cf', before, after }])).toEqual([after]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('unifiedDiff', () => {
  it('sorts by path, leaves out what stays the same and drops the slash of a root', () => {
    const diff = unifiedDiff([
      { path: '/etc/postfix/master.cf', before: 'a\n', after: 'b\n' },
      { path: '/etc/postfix/dynamicmaps.cf', before: 'a\n', after: 'a\n' },
      { path: './main.cf', before: 'a', after: 'b' },
      { path: '/etc/postfix/main.cf', before: 'a\n', after: 'b\n' },
    ]);
    expect(diff.match(/^\+\+\+ .*$/gm)).toEqual([
      '+++ b/etc/postfix/main.cf',
      '+++ b/etc/postfix/master.cf',
      '+++ b/main.cf',
    ]);
    expect(diff).toMatchInlineSnapshot(`
      "--- a/etc/postfix/main.cf
      +++ b/etc/postfix/main.cf
      @@ -1,1 +1,1 @@
      -a
      +b
      --- a/etc/postfix/master.cf
      +++ b/etc/postfix/master.cf
      @@ -1,1 +1,1 @@
      -a
      +b
      --- a/main.cf
      +++ b/main.cf
      @@ -1,1 +1,1 @@
      -a
      \\ No newline at end of file
      +b
      \\ No newline at end of file
      "
    `);
  });

  it.each(['git', 'patch'] as const)('makes a file that is not there: %s', (tool) => {
    const changes = [
      { path: 'ssl/new.pem', before: undefined, after: 'made\n' },
      { path: 'main.cf', before: 'a\n', after: 'b\n' },
    ];
    expect(applyWith(tool, changes)).toEqual(['made\n', 'b\n']);
  });

  it('names at each hunk the distinct labels that touch it, in order of place', () => {
    const before = numbered(10, 40);
    const after = before.replace('12\n', '').replace('38\n', 'xx\n');
    const labels = [
      label(6, 6, 'r/b'),
      label(3, 5, 'r/a'),
      label(7, 8, 'r/b'),
      label(81, 83, 'r/c'),
    ];
    const diff = unifiedDiff([{ path: 'main.cf', before, after, labels }]);
    expect(diff.match(/^@@.*$/gm)).toEqual(['@@ -1,6 +1,5 @@ r/a, r/b', '@@ -26,6 +25,6 @@ r/c']);
  });

  it('labels a hunk that empties the file', () => {
    const diff = unifiedDiff([
      { path: 'a', before: 'x\n', after: '', labels: [label(0, 0, 'r/a')] },
    ]);
    expect(diff).toBe('--- a/a\n+++ b/a\n@@ -1,1 +0,0 @@ r/a\n-x\n');
  });

  it('is empty when nothing changes', () => {
    expect(unifiedDiff([{ path: 'a', before: 'x', after: 'x' }])).toBe('');
  });

  it.each(['a\nb', 'a"b', 'a\\b', 'a\tb', 'a\x1bb', 'a\x7fb', 'a\u0085b'])('refuses %j', (path) => {
    const change = { path, before: 'a', after: 'b' };
    expect(() => unifiedDiff([change])).toThrow(UnrepresentablePath);
    expect(() => unifiedDiff([change])).toThrow(/^no diff can be made for ".*": its name holds/);
    expect(unifiedDiff([{ ...change, after: 'a' }])).toBe('');
  });
});

function label(start: number, end: number, text: string) {
  return { span: { start, end }, label: text };
}
