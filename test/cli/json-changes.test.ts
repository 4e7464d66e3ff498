import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { CAN_PATCH, NEEDS_PATCH } from '../live/real-programs.ts';
import { recordingTerminal } from './recording-terminal.ts';

const NARROW =
  'compatibility_level = 3.6\n' +
  'smtp_tls_security_level = may\n' +
  'smtpd_tls_security_level = may\n' +
  'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
  'smtpd_tls_protocols = >=TLSv1.2\n';
const MASTER = 'smtp      inet  n       -       y       -       -       smtpd\n';

let folder: string;
let main: string;
let master: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-changes-'));
  main = join(folder, 'main.cf');
  master = join(folder, 'master.cf');
  writeFileSync(main, NARROW);
  writeFileSync(master, MASTER);
});

afterEach(() => rmSync(folder, { recursive: true }));

async function report(...args: string[]) {
  const terminal = recordingTerminal();
  const usual = ['--format', 'json', '--profile', 'interop', '--postfix-version', '3.9'];
  const status = await run([...usual, ...args], terminal);
  return { status, stderr: terminal.stderr(), ...JSON.parse(terminal.stdout()) };
}

interface ReportedFile {
  readonly path: string;
  readonly changed: boolean;
  readonly created?: true;
  readonly diff?: string;
}

describe('the JSON report tells what is changed', () => {
  test('nothing, when linting alone', async () => {
    const { changed, files, next } = await report(folder);
    expect({ changed, next }).toEqual({ changed: false, next: undefined });
    expect(files.map((file: ReportedFile) => file.changed)).toEqual([false, false]);
  });

  test('--diff: what would be, and writes nothing', async () => {
    const { status, changed, files, summary, stderr } = await report('--diff', folder);
    expect({ status, changed, stderr }).toEqual({ status: 1, changed: true, stderr: '' });
    expect(files).toMatchObject([
      { path: main, changed: true },
      { path: master, changed: false },
    ]);
    expect(files[0].diff).toContain('-smtpd_tls_protocols = >=TLSv1.2\n');
    expect(files[0].diff).toMatch(/^@@ .* @@ postfix\/tls12-only-inbound$/m);
    expect(files[1]).not.toHaveProperty('diff');
    expect(summary.fixed).toBeGreaterThan(0);
    expect(readFileSync(main, 'utf8')).toBe(NARROW);
  });

  test('--diff: exit status 0 when there is nothing to change', async () => {
    await report('--fix', folder);
    expect(await report('--diff', folder)).toMatchObject({ status: 0, changed: false });
  });

  test('--fix: what was, and with the same patch', async () => {
    const { files: foretold } = await report('--diff', folder);
    const { status, changed, files } = await report('--fix', folder);
    expect({ status, changed, files }).toEqual({ status: 0, changed: true, files: foretold });
    expect(readFileSync(main, 'utf8')).not.toBe(NARROW);
    expect(await report('--fix', folder)).toMatchObject({ status: 0, changed: false });
  });

  test('--diff goes before --fix', async () => {
    expect(await report('--diff', '--fix', folder)).toMatchObject({ changed: true });
    expect(readFileSync(main, 'utf8')).toBe(NARROW);
  });

  test.skipIf(!CAN_PATCH)(`the patches apply ${NEEDS_PATCH}`, async () => {
    const copy = join(folder, 'copy');
    mkdirSync(copy);
    cpSync(main, join(copy, main), { recursive: true });
    const { files } = await report('--diff', main);
    const input = files.map(({ diff = '' }: ReportedFile) => diff).join('');
    expect(spawnSync('patch', ['-p1', '-d', copy], { input }).status).toBe(0);
    await report('--fix', main);
    expect(readFileSync(join(copy, main), 'utf8')).toBe(readFileSync(main, 'utf8'));
  });

  test('a lookup table that the configuration names is among the files', async () => {
    writeFileSync(main, 'smtp_tls_policy_maps = hash:/tls_policy\n');
    writeFileSync(join(folder, 'tls_policy'), 'example.com encrypt protocols=!SSLv2,!SSLv3\n');
    const { files, next } = await report('--root', folder, '--diff', folder);
    expect(next).toEqual(['postmap hash:/tls_policy && postfix check && postfix reload']);
    expect(files.at(-1)).toMatchObject({
      path: join(folder, 'tls_policy'),
      kind: 'table',
      changed: true,
      diff: expect.stringContaining('+example.com encrypt protocols=!SSLv2:!SSLv3\n'),
    });
  });

  test('a name that no patch can carry leaves the patch out, and is repaired', async () => {
    const odd = join(folder, 'with"quote');
    mkdirSync(odd);
    writeFileSync(join(odd, 'main.cf'), NARROW);
    const { status, files } = await report('--fix', odd);
    expect({ status, files }).toEqual({
      status: 0,
      files: [{ path: join(odd, 'main.cf'), kind: 'postfix-main', changed: true }],
    });
    expect(readFileSync(join(odd, 'main.cf'), 'utf8')).not.toBe(NARROW);
  });

  test('secrets are masked, a note says so, and --show-secrets shows them', async () => {
    writeFileSync(main, `${NARROW}smtp_sasl_password_maps = static:joe:Tr0ub4dor\n`);
    const masked = await report('--diff', folder);
    expect(JSON.stringify(masked)).not.toContain('Tr0ub4dor');
    expect(masked.files[0].diff).toContain('static:***');
    expect(masked.notes).toContainEqual(expect.stringContaining('secrets in the patch are masked'));
    const open = await report('--diff', '--show-secrets', folder);
    expect(open.files[0].diff).toContain('Tr0ub4dor');
    expect(open.notes).not.toContainEqual(expect.stringContaining('masked'));
  });
});

describe('a run that fails', () => {
  test.each([
    ['usage', ['--frobnicate'], /Unknown argument/],
    ['input', ['nowhere/main.cf'], /nowhere\/main\.cf: no such file/],
    ['settings', ['--config', 'nowhere.ini'], /nowhere\.ini/],
    ['usage', ['--rule', 'x'], /say ID=error/],
  ])('tells programs so in JSON: %s', async (kind, args, message) => {
    const at = args.map((arg) => (arg.startsWith('nowhere') ? join(folder, arg) : arg));
    const paths = kind === 'input' ? [] : [folder];
    const { status, stderr, version, error, ...rest } = await report(...at, ...paths);
    expect({ status, version, rest }).toEqual({ status: 2, version: 1, rest: {} });
    expect(error).toEqual({ kind, message: expect.stringMatching(message) });
    expect(stderr).toBe(`mtalint: ${error.message}\n`);
  });

  test('in text it leaves standard output empty', async () => {
    const terminal = recordingTerminal();
    expect(await run([join(folder, 'nowhere')], terminal)).toBe(2);
    expect(terminal.stdout()).toBe('');
  });
});
