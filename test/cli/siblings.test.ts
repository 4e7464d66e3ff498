import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from './recording-terminal.ts';

const MAIN = 'compatibility_level = 3.6\nstray words\n';
/** STARTTLS is offered here alone. */
const MASTER =
  'smtp inet n - y - - smtpd\n' +
  '  -o smtpd_tls_security_level=may\n' +
  '  -o smtpd_use_tls=yes\n';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-siblings-'));
  for (const server of ['a', 'b']) {
    mkdirSync(join(folder, server));
    writeFileSync(join(folder, server, 'main.cf'), MAIN);
    writeFileSync(join(folder, server, 'master.cf'), MASTER);
  }
});

afterEach(() => rmSync(folder, { recursive: true }));

interface Json {
  readonly files: readonly { path: string }[];
  readonly findings: readonly { path: string; rule: string }[];
}

async function lint(...args: string[]): Promise<Json> {
  const terminal = recordingTerminal({});
  const paths = args.map((arg) => (arg.startsWith('-') ? arg : join(folder, arg)));
  await run(['--postfix-version=3.7', '--format=json', ...paths], terminal);
  expect(terminal.stderr()).toBe('');
  const { files, findings } = JSON.parse(terminal.stdout().replaceAll(`${folder}/`, ''));
  return { files, findings };
}

const pathsOf = ({ files, findings }: Json) => ({
  files: files.map(({ path }) => path),
  findings: [...new Set(findings.map(({ path }) => path))].sort(),
});

describe('a file that is named', () => {
  test('alone is reported, and what lies beside it is read', async () => {
    const alone = await lint('a/main.cf');
    expect(pathsOf(alone)).toEqual({ files: ['a/main.cf'], findings: ['a/main.cf'] });
    expect(alone.findings.map(({ rule }) => rule)).not.toContain('postfix/tls-inbound-disabled');
    rmSync(join(folder, 'a/master.cf'));
    const lonely = await lint('a/main.cf');
    expect(lonely.findings.map(({ rule }) => rule)).toContain('postfix/tls-inbound-disabled');
  });

  test('of one server and one of another are two servers, each with what lies beside it', async () => {
    const both = ['a/main.cf', 'b/master.cf'];
    expect(pathsOf(await lint(...both))).toEqual({ files: both, findings: both });
    const each = [await lint('a/main.cf'), await lint('b/master.cf')];
    expect((await lint(...both)).findings).toEqual(each.flatMap(({ findings }) => findings));
  });

  test('twice, in two spellings, is reported once', async () => {
    expect(await lint('a/main.cf', './a/../a/main.cf')).toEqual(await lint('a/main.cf'));
  });

  test('is repaired, and no other is', async () => {
    for (const [named, others] of [
      ['a/main.cf', ['a/master.cf', 'b/main.cf', 'b/master.cf']],
      ['b/master.cf', ['a/main.cf', 'a/master.cf', 'b/main.cf']],
    ] as const) {
      writeFileSync(join(folder, 'a/main.cf'), `${MAIN}smtpd_use_tls = yes\nmyhostname = "a"\n`);
      const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
      const before = new Map([named, ...others].map((path) => [path, text(path)]));
      await lint('--fix', '--unsafe-fixes', named);
      for (const path of others) expect(text(path)).toBe(before.get(path));
      expect(text(named)).not.toBe(before.get(named));
    }
  });
});

describe('paths after --', () => {
  test('are those that are linted, whatever they begin with', async () => {
    expect(pathsOf(await lint('--', 'a/main.cf')).files).toEqual(['a/main.cf']);
    const terminal = recordingTerminal({});
    expect(await run(['--', '--fix'], terminal)).toBe(2);
    expect(terminal.stderr()).toBe('mtalint: cannot read ./--fix: no such file or directory\n');
  });

  test('may be standard input', async () => {
    const terminal = recordingTerminal({ input: 'stray words\n' });
    expect(await run(['--', '-'], terminal)).toBe(1);
    expect(terminal.stdout()).toContain('"stray words" is not of the form name = value');
  });
});
