import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from './recording-terminal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-show-'));
  for (const server of ['mx1', 'mx2', 'staging']) {
    write(`${server}/main.cf`, 'compatibility_level = 3.6\n');
    write(`${server}/master.cf`, 'smtp inet n - y - - smtpd\n');
  }
  write('.mtalint.ini', SETTINGS);
});
afterEach(() => rmSync(folder, { recursive: true }));

const SETTINGS = `[mtalint]
profile = interop
postfix-version = 3.7
[rules]
tls12-only-inbound = error
[override.staging]
files[] = staging
profile = strict
rules.tls12-only-inbound = off
`;

const at = (name: string) => join(folder, name);

function write(name: string, text: string): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}

async function show(...args: string[]) {
  const terminal = recordingTerminal({});
  const status = await run(['show', '--settings', ...args], terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

/** The output with the folder left out. */
const textOf = (stdout: string): string => stdout.replaceAll(`${folder}/`, '');

test('prints what applies and who says it, the same thing once', async () => {
  const { status, stdout } = await show(folder);
  expect(status).toBe(0);
  expect(textOf(stdout)).toBe(`mx1/main.cf, master.cf
mx2/main.cf, master.cf
  settings file    .mtalint.ini
  profile          interop  .mtalint.ini:2 [mtalint]
  postfix-version  3.7      .mtalint.ini:3 [mtalint]
  icewarp-version  not known
  hostname         not known
  fragment         no       default
  root             none
  fail-on          warning  default
  baseline         none
  postfix/tls12-only-inbound  error  .mtalint.ini:5 [rules]

staging/main.cf, master.cf
  settings file    .mtalint.ini
  profile          strict   .mtalint.ini:8 [override.staging]
  postfix-version  3.7      .mtalint.ini:3 [mtalint]
  icewarp-version  not known
  hostname         not known
  fragment         no       default
  root             none
  fail-on          warning  default
  baseline         none
  postfix/tls12-only-inbound  off  .mtalint.ini:9 [override.staging]
`);
});

test('the command line goes before the file', async () => {
  const given = ['--profile', 'standard', '--rule', 'tls12-only-inbound=info', '--fragment'];
  const { stdout } = await show(at('staging/master.cf'), ...given, '--hostname', 'mx.example');
  const rows = textOf(stdout).split('\n');
  expect(rows.filter((row) => row.endsWith('command line')).map((row) => row.trim())).toEqual([
    'profile          standard    command line',
    'hostname         mx.example  command line',
    'fragment         yes         command line',
    'postfix/tls12-only-inbound  info  command line',
  ]);
});

test('as JSON, each server by itself', async () => {
  write('house.json', '{"rules": []}');
  write('.mtalint.ini', `${SETTINGS.replace('[rules]', 'house-rules = house.json\n[rules]')}`);
  const { stdout } = await show(folder, '--format', 'json');
  const { version, paths } = JSON.parse(stdout);
  expect(version).toBe(1);
  expect(paths.map((each: { paths: string[] }) => each.paths)).toEqual([
    [at('mx1/main.cf'), at('mx1/master.cf')],
    [at('mx2/main.cf'), at('mx2/master.cf')],
    [at('staging/main.cf'), at('staging/master.cf')],
  ]);
  const place = (line: number, section: string) => ({
    ...{ kind: 'file', path: at('.mtalint.ini') },
    ...{ line, section },
  });
  expect(paths[2]).toMatchObject({
    settingsFile: at('.mtalint.ini'),
    settings: {
      profile: { value: 'strict', origin: place(9, 'override.staging') },
      hostname: { value: null, origin: { kind: 'default' } },
      'fail-on': { value: 'warning', origin: { kind: 'default' } },
    },
    houseRules: [{ value: at('house.json'), origin: place(4, 'mtalint') }],
    rules: {
      'postfix/tls12-only-inbound': { value: 'off', origin: place(10, 'override.staging') },
    },
  });
});

test('a folder without a configuration has settings too, and so has a zone', async () => {
  mkdirSync(at('empty'));
  const { stdout } = await show(at('empty'));
  expect(textOf(stdout)).toMatch(/^empty\n {2}settings file +\.mtalint\.ini\n/);
  write('example.org.zone', '$ORIGIN example.org.\n@ 3600 IN MX 10 mx.example.org.\n');
  expect(textOf((await show(at('example.org.zone'))).stdout)).toMatch(/^example\.org\.zone\n/);
  mkdirSync(at('none/.git'), { recursive: true });
  const none = textOf((await show(at('none'))).stdout);
  expect(none).toMatch(/^none\n {2}settings file +none\n {2}profile +standard +default\n/);
});

describe('what is broken is told in one line', () => {
  test.each([
    ['a path that is not there', () => [at('nowhere')], /cannot read .*nowhere: no such file/],
    [
      'a settings file',
      () => {
        write('.mtalint.ini', '[mtalint]\nprofil = x\n');
        return [folder];
      },
      /\.mtalint\.ini:2: unknown key profil; did you mean profile\?/,
    ],
    [
      'a settings file given',
      () => ['--config', at('none.ini'), folder],
      /cannot read .*none\.ini/,
    ],
    ['a rule of the command line', () => ['--rule', 'nope=off', folder], /there is no rule nope/],
  ])('%s', async (_, args, message) => {
    const { status, stdout, stderr } = await show(...args());
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

test('options that show alone does not take go with --settings', async () => {
  const terminal = recordingTerminal({});
  expect(await run(['show', '--profile', 'strict', at('mx1')], terminal)).toBe(2);
  expect(terminal.stderr()).toBe('mtalint: show --profile goes with --settings\n');
});

test('overrides count in show as in lint', async () => {
  write('.mtalint.ini', '[override.a]\nfiles = mx2/master.cf\npostfix-version = 3.4\n');
  const release = async (server: string) => {
    const terminal = recordingTerminal({});
    await run(['show', '--format', 'json', at(server)], terminal);
    return JSON.parse(terminal.stdout()).postfixVersion;
  };
  expect(await release('mx2')).toBe('3.4');
  expect(await release('mx1')).not.toBe('3.4');
});
