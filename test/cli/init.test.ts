import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { newSettings } from '../../src/cli/settings/new-settings.ts';
import { SETTING_KEYS } from '../../src/host/settings/keys.ts';
import { readSettingsFile } from '../../src/host/settings/settings-file.ts';
import { recordingTerminal } from './recording-terminal.ts';

const MAIN = 'compatibility_level = 3.6\nsmtpd_tls_protocols = >=TLSv1.2\n';
const isRoot = process.geteuid?.() === 0;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-init-'));
  mkdirSync(at('.git'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const made = () => readFileSync(at('.mtalint.ini'), 'utf8');

async function mtalint(...args: string[]) {
  const terminal = recordingTerminal({});
  const status = await run(args, terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

/** Takes the `;` away. */
const uncommented = (text: string): string => text.replace(/^; ?/gm, '');

test('init writes a file that changes nothing, and counts', async () => {
  writeFileSync(at('main.cf'), MAIN);
  const lint = () => mtalint('--format', 'json', folder);
  const before = await lint();
  const { status, stdout, stderr } = await mtalint('init', folder);
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: `wrote ${at('.mtalint.ini')}; it changes nothing until you edit it\n`,
    stderr: '',
  });
  expect(statSync(at('.mtalint.ini')).mode & 0o777).toBe(0o644);
  expect(await lint()).toEqual(before);
  expect(readdirSync(folder).toSorted()).toEqual(['.git', '.mtalint.ini', 'main.cf']);
});

test('what it writes fits a terminal, and is valid with and without each ;', async () => {
  const text = newSettings({});
  expect(text.split('\n').filter((line) => line.length > 78)).toEqual([]);
  expect(readSettingsFile('x.ini', text).common).toMatchObject({ values: {}, levels: [] });
  const { common, overrides, houseRules } = readSettingsFile('x.ini', uncommented(text));
  expect([...common.places.keys()]).toEqual(SETTING_KEYS.map(({ field }) => field));
  expect(common.levels).toHaveLength(1);
  expect(houseRules).toHaveLength(1);
  expect(overrides).toMatchObject([{ name: 'staging', values: { profile: 'interop' } }]);
  // The names of the rules are checked by a run.
  const withoutFiles = uncommented(text).replace(/^(?:house-rules|baseline).*\n/gm, '');
  writeFileSync(at('.mtalint.ini'), withoutFiles);
  writeFileSync(at('main.cf'), MAIN);
  expect((await mtalint('--fail-on', 'never', folder)).status).toBe(0);
});

test('init names the release that the configurations ask for', async () => {
  for (const [name, level] of [
    ['a', '3.6'],
    ['b', '3.10'],
    ['c', '2'],
  ] as const) {
    mkdirSync(at(name));
    writeFileSync(at(`${name}/main.cf`), `compatibility_level = ${level}\n`);
  }
  await mtalint('init', folder);
  expect(made()).toMatch(/^# compatibility_level in .*asks for 3\.10/ms);
  expect(made()).toMatch(/^; postfix-version = 3\.10$/m);
});

test('a file name cannot write settings', async () => {
  mkdirSync(at('a\nprofile = interop\n'));
  writeFileSync(at('a\nprofile = interop\n/main.cf'), MAIN);
  await mtalint('init', folder);
  expect(readSettingsFile('x.ini', made()).common.values).toEqual({});
});

describe('init writes over nothing', () => {
  test.each([
    ['a file', () => writeFileSync(at('.mtalint.ini'), 'mine')],
    ['a link that leads nowhere', () => symlinkSync(at('none'), at('.mtalint.ini'))],
    ['a folder', () => mkdirSync(at('.mtalint.ini'))],
  ])('%s', async (_, make) => {
    make();
    expect(await mtalint('init', folder)).toEqual({
      status: 2,
      stdout: '',
      stderr: `mtalint: ${at('.mtalint.ini')} is there already, and stays as it is\n`,
    });
  });

  test('and not where there is no folder', async () => {
    expect(await mtalint('init', at('none'))).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^mtalint: cannot write .*: no such file or directory\n$/),
    });
    writeFileSync(at('main.cf'), MAIN);
    expect((await mtalint('init', at('main.cf'))).stderr).toMatch(/main\.cf is no folder/);
  });
});

test('init tells of a file further up that no longer counts', async () => {
  await mtalint('init', folder);
  mkdirSync(at('mx'));
  const { stdout, stderr } = await mtalint('init', at('mx'), '--format', 'json');
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    path: at('mx/.mtalint.ini'),
    outer: at('.mtalint.ini'),
  });
  expect(stderr).toBe(`note: ${at('.mtalint.ini')} does not count for this folder any more\n`);
});

test.skipIf(!isRoot)('init tells root of a file that it would not read (needs root)', async () => {
  mkdirSync(at('theirs'));
  chownSync(at('theirs'), 4321, 0);
  const { status, stderr } = await mtalint('init', at('theirs'));
  expect(status).toBe(0);
  expect(stderr).toMatch(/^note: .*is not read by root: .*theirs belongs to uid 4321 \(.*\)\n$/);
});
