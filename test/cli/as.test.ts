import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from './recording-terminal.ts';

const MAIN =
  'compatibility_level = 3.6\nsmtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2\n';
const RELAY = 'smtp      inet  n       -       y       -       -       smtpd\n';
/** No service that listens: the protocols of smtpd mean nothing. */
const SEND_ONLY = 'pickup    unix  n       -       y       60      1       pickup\n';

let folder: string;
let etc: string;
let odd: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-as-'));
  etc = join(folder, 'etc');
  mkdirSync(etc);
  odd = join(folder, 'tmpx7_source');
  writeFileSync(odd, MAIN);
});

afterEach(() => rmSync(folder, { recursive: true }));

async function mtalint(args: readonly string[], input = '') {
  const terminal = recordingTerminal({ input });
  const usual = ['--postfix-version', '3.7', '--profile', 'interop'];
  const status = await run([...usual, ...args], terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

async function report(args: readonly string[], input = '') {
  return JSON.parse((await mtalint(['--format', 'json', ...args], input)).stdout);
}

const NARROW = { rule: 'postfix/tls12-only-inbound' };

describe('--as NAME, a file of an odd name', () => {
  test('is what the name says, and the report calls it so', async () => {
    const { files, findings } = await report(['--as', 'main.cf', odd]);
    expect(files).toEqual([{ path: 'main.cf', kind: 'postfix-main', changed: false }]);
    expect(findings).toContainEqual(expect.objectContaining({ ...NARROW, path: 'main.cf' }));
    writeFileSync(odd, RELAY);
    const master = await report(['--as', 'master.cf', odd]);
    expect(master.files).toMatchObject([{ path: 'master.cf', kind: 'postfix-master' }]);
  });

  test('without a folder: an excerpt, and what stands beside the file does not count', async () => {
    writeFileSync(join(folder, 'master.cf'), SEND_ONLY);
    const { findings, notes } = await report(['--as', 'main.cf', odd]);
    expect(findings).toMatchObject([NARROW]);
    expect(notes.join()).not.toMatch(/stock services/);
    writeFileSync(odd, '');
    expect((await report(['--as', 'main.cf', odd])).findings).toEqual([]);
  });

  test('with a folder: judged with the siblings of the place that it takes', async () => {
    const as = ['--as', join(etc, 'main.cf'), odd];
    writeFileSync(join(etc, 'master.cf'), RELAY);
    // What stands there today is what the file replaces.
    writeFileSync(join(etc, 'main.cf'), 'smtpd_tls_protocols = nonsense\n');
    const { files, findings } = await report(as);
    expect(files).toMatchObject([{ path: join(etc, 'main.cf') }]);
    expect(findings).toContainEqual(
      expect.objectContaining({ ...NARROW, path: join(etc, 'main.cf') }),
    );
    expect(JSON.stringify(findings)).not.toContain('nonsense');
    writeFileSync(join(etc, 'master.cf'), SEND_ONLY);
    const rules = (await report(as)).findings.map(({ rule }: { rule: string }) => rule);
    expect(rules).not.toContain(NARROW.rule);
  });

  test('with a folder that has no sibling: nothing rests on its absence', async () => {
    writeFileSync(odd, '');
    const { findings, notes } = await report(['--as', join(etc, 'main.cf'), odd]);
    expect(findings).toEqual([]);
    expect(notes.join()).not.toMatch(/stock services/);
  });

  test('reads the settings of the place that it takes', async () => {
    writeFileSync(join(folder, '.mtalint.ini'), '[rules]\npostfix/tls12-only-inbound = off\n');
    expect((await mtalint(['--as', join(etc, 'main.cf'), odd])).status).toBe(0);
  });

  test('may be standard input', async () => {
    writeFileSync(join(etc, 'master.cf'), SEND_ONLY);
    const { findings } = await report(['--as', join(etc, 'main.cf'), '-'], MAIN);
    expect(findings).not.toContainEqual(expect.objectContaining(NARROW));
  });

  test('has a patch, which is one for the place', async () => {
    const { stdout, status } = await mtalint(['--diff', '--as', '/etc/postfix.d/main.cf', odd]);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^--- a\/etc\/postfix\.d\/main\.cf\n\+\+\+ b\/etc\/postfix\.d\/main\.cf\n/,
    );
    expect(readFileSync(odd, 'utf8')).toBe(MAIN);
  });

  test.each([
    ['with --fix', (): string[] => ['--fix', '--as', 'main.cf', odd], /give --diff, not --fix/],
    ['with two files', (): string[] => ['--as', 'main.cf', odd, odd], /about one file, and 2 are/],
    ['without a file', (): string[] => ['--as', 'main.cf'], /about one file, and 0 are given/],
    ['with a folder', (): string[] => ['--as', 'main.cf', etc], /etc: is a directory/],
    [
      'beside --stdin-filename',
      (): string[] => ['--as', 'main.cf', '--stdin-filename', 'main.cf', '-'],
      /give one of them/,
    ],
    [
      'a name and a content that say nothing',
      (): string[] => {
        writeFileSync(odd, 'hello\n');
        return ['--as', 'notes.txt', odd];
      },
      /tmpx7_source is no configuration/,
    ],
  ])('is refused %s', async (_, args, message) => {
    const { status, stderr } = await mtalint(args());
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(readFileSync(odd, 'utf8')).toMatch(/^(compat|hello)/);
  });
});
