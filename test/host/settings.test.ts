import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findSettings, SettingsFiles } from '../../src/host/settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-settings-'));
  mkdirSync(at('repo/mx/a'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

function write(name: string, text = ''): string {
  writeFileSync(at(name), text);
  return at(name);
}

describe('the nearest file upwards', () => {
  test('wins', () => {
    const [far, near] = [write('.mtalint.ini'), write('repo/mx/.mtalint.ini')];
    expect(findSettings(at('repo/mx/a'))).toBe(near);
    expect(findSettings(at('repo/mx'))).toBe(near);
    expect(findSettings(at('repo'))).toBe(far);
    // A folder that is not there, as standard input may be said to lie in one.
    expect(findSettings(at('repo/mx/none/b'))).toBe(near);
  });

  test.each([
    ['folder', () => mkdirSync(at('repo/.git'))],
    ['file, as a worktree has one', () => write('repo/.git')],
  ])('is not looked for above the root of a repository: .git is a %s', (_, make) => {
    write('.mtalint.ini');
    make();
    expect(findSettings(at('repo/mx/a'))).toBeUndefined();
    const own = write('repo/.mtalint.ini');
    expect(findSettings(at('repo/mx/a'))).toBe(own);
  });

  test('may be a link to a file, but nothing else', () => {
    symlinkSync('../.mtalint.ini', at('repo/.mtalint.ini'));
    expect(() => findSettings(at('repo'))).toThrow(
      /^cannot read .*repo\/\.mtalint\.ini: no such file or directory$/,
    );
    write('.mtalint.ini');
    expect(findSettings(at('repo'))).toBe(at('repo/.mtalint.ini'));
    mkdirSync(at('repo/mx/.mtalint.ini'));
    expect(() => findSettings(at('repo/mx'))).toThrow(/\.mtalint\.ini is no file$/);
  });
});

test('each file is read once in a run, and a file given counts everywhere', () => {
  write('repo/.mtalint.ini', '[mtalint]\nprofile = strict\n');
  const nearest = new SettingsFiles(undefined);
  const file = nearest.of(at('repo/mx'));
  expect(file?.common.values).toEqual({ profile: 'strict' });
  expect(nearest.of(at('repo/mx/a'))).toBe(file);
  const given = new SettingsFiles(write('ci.ini', '[mtalint]\nprofile = interop\n'));
  expect(given.of(at('repo'))?.common.values).toEqual({ profile: 'interop' });
  expect(() => new SettingsFiles(at('none.ini')).of('.')).toThrow(/cannot read .*none\.ini: no/);
});
