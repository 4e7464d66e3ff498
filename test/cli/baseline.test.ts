import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from './recording-terminal.ts';

const MAIN =
  'compatibility_level = 3.6\n' +
  'smtpd_tls_security_level = may\n' +
  'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
  'smtp_tls_security_level = may\n';
const MASTER = 'smtp      inet  n       -       y       -       -       smtpd\n';
const RSA = 'smtpd_tls_protocols = !TLSv1.3\n';

let folder: string;
let baseline: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-baseline-'));
  baseline = join(folder, 'baseline.json');
  write('mx/main.cf', MAIN + RSA);
  write('mx/master.cf', MASTER);
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text, 'latin1');
  return path;
}

async function mtalint(args: readonly string[], input = '') {
  const terminal = recordingTerminal({ input });
  const status = await run(['--postfix-version', '3.7.11', ...args], terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

const check = (...args: string[]) => mtalint(['--format', 'json', '--baseline', baseline, ...args]);

async function checkJson(...args: string[]) {
  const { status, stdout, stderr } = await check(...args);
  expect(stderr).toBe('');
  const { findings, baseline: applied } = JSON.parse(stdout);
  const rules: string[] = findings.map(({ rule }: { rule: string }) => rule);
  return { status, rules, hidden: applied.hidden, stale: applied.stale };
}

const record = (...args: string[]) =>
  mtalint(['--baseline', baseline, '--update-baseline', ...args]);

const lines = () => readFileSync(baseline, 'utf8').split('\n');

test('what is recorded does not count and is not shown, and the summary says so', async () => {
  const bare = await mtalint([join(folder, 'mx')]);
  expect(bare.status).toBe(1);
  const recorded = await record(join(folder, 'mx'));
  expect(recorded).toMatchObject({ status: 0, stderr: '' });
  const { status, stdout } = await mtalint(['--baseline', baseline, join(folder, 'mx')]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/no new findings; \d+ hidden by the baseline/);
  expect(stdout).not.toContain('tls13-disabled');
});

describe('a problem is the same', () => {
  beforeEach(() => record(join(folder, 'mx')));

  test.each([
    ['when its line moves', `# new\n\n${MAIN}\nmyorigin = example.org\n${RSA}`],
    ['when its layout changes', `${MAIN}smtpd_tls_protocols   =\n  # why\n\t!TLSv1.3\n`],
    ['with CRLF', (MAIN + RSA).replaceAll('\n', '\r\n')],
  ])('%s', async (_, text) => {
    write('mx/main.cf', text);
    const { rules, stale } = await checkJson(join(folder, 'mx'));
    expect(rules.filter((rule) => rule === 'postfix/tls13-disabled')).toEqual([]);
    expect(stale).toEqual([]);
  });

  test('by a relative path, and in a checkout elsewhere', async () => {
    const { hidden } = await checkJson(join(folder, 'mx'));
    const elsewhere = mkdtempSync(join(tmpdir(), 'mtalint-elsewhere-'));
    try {
      cpSync(folder, elsewhere, { recursive: true });
      for (const root of [elsewhere, relative(process.cwd(), elsewhere)]) {
        const paths = ['--baseline', join(root, 'baseline.json'), join(root, 'mx')];
        const { stdout } = await mtalint(['--format', 'json', ...paths]);
        expect(JSON.parse(stdout).baseline, root).toEqual({ hidden, stale: [] });
        expect(JSON.parse(stdout).findings, root).toEqual([]);
      }
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });
});

describe('a problem is another', () => {
  test('when one bad value takes the place of another', async () => {
    const level = (value: string) =>
      write(
        'mx/main.cf',
        `${MAIN.replace('smtpd_tls_security_level = may', `smtpd_tls_security_level = ${value}`)}`,
      );
    level('nonesuch');
    await record(join(folder, 'mx'));
    expect(await checkJson(join(folder, 'mx'))).toMatchObject({ status: 0, rules: [], stale: [] });
    level('bogus');
    const { status, rules, stale } = await checkJson(join(folder, 'mx'));
    expect(status).toBe(1);
    expect(rules).toEqual(stale.map(({ rule }: { rule: string }) => rule));
    expect(rules.length).toBeGreaterThan(0);
  });
});

test('a value behind a name is part of the problem', async () => {
  const main = (value: string) =>
    `${MAIN.replace('smtpd_tls_security_level = may', `level = ${value}\nsmtpd_tls_security_level = $level`)}`;
  write('mx/main.cf', main('nonesuch'));
  await record(join(folder, 'mx'));
  expect((await checkJson(join(folder, 'mx'))).status).toBe(0);
  write('mx/main.cf', main('bogus'));
  const { status, stale } = await checkJson(join(folder, 'mx'));
  expect({ status, stale: stale.length }).toEqual({ status: 1, stale: 1 });
});

describe('what is no longer there', () => {
  beforeEach(() => record(join(folder, 'mx')));

  test('is told in a note, does not count, and is dropped by --update-baseline', async () => {
    write('mx/main.cf', MAIN);
    const { status, stdout } = await mtalint(['--baseline', baseline, join(folder, 'mx')]);
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      '2 problems are no longer there; --update-baseline drops what is gone',
    );
    expect((await checkJson(join(folder, 'mx'))).stale).toContainEqual(
      expect.objectContaining({
        rule: 'postfix/tls13-disabled',
        path: 'mx/main.cf',
        settings: ['smtpd_tls_protocols'],
      }),
    );
    const { stdout: updated } = await record(join(folder, 'mx'));
    expect(updated.replace(/\s+/g, ' ')).toContain('0 added, 2 dropped');
    expect(readFileSync(baseline, 'utf8')).not.toContain('tls13-disabled');
  });

  test('is not what the run has not looked at', async () => {
    write('other/main.cf', MAIN + RSA);
    write('other/master.cf', MASTER);
    await record(folder);
    const all = lines();
    expect(all.filter((line) => line.includes('"other/main.cf"')).length).toBeGreaterThan(0);
    for (const path of [join(folder, 'mx'), join(folder, 'mx', 'main.cf')]) {
      expect((await checkJson(path)).stale, path).toEqual([]);
      await record(path);
      expect(lines(), path).toEqual(all);
    }
  });

  test('is not what the profile or an option leaves out', async () => {
    const off = ['--rule', 'tls13-disabled=off', join(folder, 'mx')];
    expect((await checkJson(...off)).stale).toEqual([]);
    await record(...off);
    expect(readFileSync(baseline, 'utf8')).toContain('tls13-disabled');
  });

  test('is what stood in a file that has gone', async () => {
    write('other/main.cf', MAIN + RSA);
    await record(folder);
    rmSync(join(folder, 'other'), { recursive: true });
    await record(folder);
    expect(readFileSync(baseline, 'utf8')).not.toContain('other/main.cf');
  });
});

describe('repairs', () => {
  test('leave alone what the baseline hides, and mend what is new', async () => {
    await record(join(folder, 'mx'));
    const again = 'smtp_tls_security_level = may\n';
    write('mx/main.cf', MAIN + RSA + again);
    const { status } = await check('--fix', '--unsafe-fixes', join(folder, 'mx'));
    expect(status).toBe(0);
    const fixed = readFileSync(join(folder, 'mx/main.cf'), 'utf8');
    expect(fixed).toContain(RSA);
    expect(fixed.split(again)).toHaveLength(2);
  });

  test('come before the baseline is written', async () => {
    write('mx/main.cf', `${MAIN}${RSA}bogus_setting = 1\n`);
    await record('--fix', '--unsafe-fixes', join(folder, 'mx'));
    expect(readFileSync(join(folder, 'mx/main.cf'), 'utf8')).not.toContain(RSA);
    const text = readFileSync(baseline, 'utf8');
    expect(text).not.toContain('tls13-disabled');
    expect(text).toContain('bogus_setting');
  });
});

describe('the file', () => {
  test('is sorted, has a line for each problem, and stays as it is when nothing changes', async () => {
    await record(join(folder, 'mx'));
    const text = readFileSync(baseline, 'utf8');
    const { version, problems } = JSON.parse(text);
    expect(version).toBe(1);
    expect(text.split('\n').length).toBe(problems.length + 6);
    write('mx/main.cf', `${MAIN}bogus_setting = 1\n${RSA}`);
    await record(join(folder, 'mx'));
    const more = lines().map((line) => line.replace(/,$/, ''));
    const before = text.split('\n').map((line) => line.replace(/,$/, ''));
    expect(more.filter((line) => !before.includes(line))).toHaveLength(1);
    expect(before.filter((line) => !more.includes(line))).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['baseline.json', 'mx']);
  });

  test('holds no password, nor does it depend on one', async () => {
    const secret = 'hunter2-and-more';
    const line = (password: string) => `smtp_sasl_password_maps = static:user:${password}\n`;
    write('mx/main.cf', MAIN + line(secret));
    const { stdout } = await mtalint(['--format', 'json', join(folder, 'mx')]);
    const isAbout = ({ settings }: { settings: string[] }) =>
      settings.includes('smtp_sasl_password_maps');
    expect(JSON.parse(stdout).findings.some(isAbout)).toBe(true);
    await record(join(folder, 'mx'));
    expect(readFileSync(baseline, 'utf8')).not.toContain(secret);
    write('mx/main.cf', MAIN + line('correct-horse'));
    expect((await checkJson(join(folder, 'mx'))).rules).toEqual([]);
  });

  test('lies among the configurations without being taken for one', async () => {
    await record(folder);
    const { stderr, stdout } = await mtalint(['--format', 'json', '--baseline', baseline, folder]);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout).files.map(({ path }: { path: string }) => path)).toEqual([
      join(folder, 'mx/main.cf'),
      join(folder, 'mx/master.cf'),
    ]);
  });
});

describe('standard input', () => {
  test('is known by the name that it is given', async () => {
    const args = ['-', '--stdin-filename', join(folder, 'mx/main.cf'), '--format', 'json'];
    await mtalint([...args, '--baseline', baseline, '--update-baseline'], MAIN + RSA);
    const { status, stdout } = await mtalint([...args, '--baseline', baseline], MAIN + RSA);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).baseline.hidden).toBeGreaterThan(0);
    const other = [...args, '--baseline', baseline];
    expect((await mtalint(other, `${MAIN}smtpd_tls_protocols = nonsense\n`)).status).toBe(1);
  });
});

describe('a run that cannot use its baseline fails in one line', () => {
  test.each<[string, string | undefined, string[], RegExp]>([
    ['none there', undefined, [], /there is no baseline .*; --update-baseline makes one/],
    ['no JSON', '<<<<<<< HEAD\n', [], /it is not JSON/],
    ['no JSON to be written over', 'hello', ['--update-baseline'], /it is not JSON/],
    ['another document', '{"version": 1}', [], /it has no "version": 1 and "problems"/],
    ['a later version', '{"version": 2, "problems": []}', [], /a later release made it/],
    ['a broken entry', '{"version": 1, "problems": [{"rule": "x"}]}', [], /problem 1 lacks/],
    ['a patch asked for', undefined, ['--update-baseline', '--diff'], /--diff writes none/],
  ])('%s', async (_, text, options, message) => {
    if (text !== undefined) write('baseline.json', text);
    const { status, stdout, stderr } = await mtalint([
      ...['--baseline', baseline, ...options],
      join(folder, 'mx'),
    ]);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr.split('\n')).toHaveLength(2);
    expect(existsSync(baseline) ? readFileSync(baseline, 'utf8') : undefined).toBe(text);
  });

  test.runIf(process.getuid?.() === 0)('one that others may write, for root', async () => {
    await record(join(folder, 'mx'));
    chmodSync(baseline, 0o666);
    const { status, stderr } = await check(join(folder, 'mx'));
    expect(status).toBe(2);
    expect(stderr).toContain('it can be written by others');
  });

  test('no file to update', async () => {
    const { status, stderr } = await mtalint(['--update-baseline', join(folder, 'mx')]);
    expect(status).toBe(2);
    expect(stderr).toBe('mtalint: --update-baseline needs --baseline FILE\n');
  });
});
