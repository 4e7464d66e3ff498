import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { run } from '../../src/cli/run.ts';
import { COMMAND_LINE_ONLY, SETTING_KEYS } from '../../src/host/settings/keys.ts';
import { recordingTerminal } from './recording-terminal.ts';

/** Mail from senders without TLS 1.2 bounces: an error, a warning or nothing, by profile. */
const NARROW =
  'compatibility_level = 3.6\nsmtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2\n';
const RULE = 'postfix/tls12-only-inbound';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-settings-'));
  for (const server of ['mx1', 'mx2', 'staging/mx']) {
    write(`${server}/main.cf`, NARROW);
    write(`${server}/master.cf`, 'smtp inet n - y - - smtpd\n');
  }
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

async function mtalint(...args: string[]) {
  const terminal = recordingTerminal({});
  const status = await run(args, terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

async function report(...args: string[]) {
  const { status, stdout, stderr } = await mtalint('--format', 'json', ...args, folder);
  expect(stderr).toBe('');
  return { status, ...JSON.parse(stdout) };
}

/** What the run says of one rule, by file. */
async function levelsOf(rule: string, ...args: string[]): Promise<Record<string, string>> {
  const { findings } = await report(...args);
  return Object.fromEntries(
    findings
      .filter((finding: { rule: string }) => finding.rule === rule)
      .map(({ path, severity }: Record<string, string>) => [
        relative(folder, path ?? ''),
        severity,
      ]),
  );
}

describe('an override', () => {
  const [mx1, mx2, staging] = ['mx1/main.cf', 'mx2/main.cf', 'staging/mx/main.cf'];

  test('changes the profile of the servers that it names, and of no other', async () => {
    write('.mtalint.ini', '[override.staging]\nfiles = staging\nprofile = interop\n');
    const expected = { [mx1]: 'warning', [mx2]: 'warning', [staging]: 'error' };
    expect(await levelsOf(RULE)).toEqual(expected);
    expect(await levelsOf(RULE, '--profile', 'strict')).toEqual({});
    const { profile, files } = await report();
    expect(profile).toBe('standard');
    expect(files.map((file: { profile?: string }) => file.profile)).toEqual([
      ...[undefined, undefined, undefined, undefined, 'interop', 'interop'],
    ]);
  });

  test('that names the master.cf of a server is about its main.cf too', async () => {
    write('.mtalint.ini', `[override.a]\nfiles = mx2/master.cf\nrules.${RULE} = off\n`);
    expect(await levelsOf(RULE)).toEqual({ [mx1]: 'warning', [staging]: 'warning' });
    write('.mtalint.ini', `[override.a]\nfiles = mx2/master.cf\nrules.tls12-only-inbound = info\n`);
    expect(await levelsOf(RULE)).toEqual({ [mx1]: 'warning', [mx2]: 'info', [staging]: 'warning' });
    expect(await levelsOf(RULE, '--rule', `${RULE}=off`)).toEqual({});
  });

  test('acts on each server also where evidence joins them', async () => {
    write('example.org.zone', '$ORIGIN example.org.\n@ 3600 IN MX 10 mx.example.org.\n');
    write('.mtalint.ini', `[override.a]\nfiles = mx2\nrules.${RULE} = off\n`);
    expect(await levelsOf(RULE)).toEqual({ [mx1]: 'warning', [staging]: 'warning' });
  });

  test('states the release of a server', async () => {
    write('.mtalint.ini', '[override.a]\nfiles[] = mx2/**\npostfix-version = 3.4\n');
    const { notes } = await report();
    expect(notes.filter((note: string) => note.includes('given in the settings file'))).toEqual([
      `${folder}/mx2: Postfix 3.4, given in the settings file`,
    ]);
  });

  test('decides which findings fail the run', async () => {
    write('mx1/main.cf', 'compatibility_level = 3.6\n');
    write('staging/mx/main.cf', 'compatibility_level = 3.6\n');
    const only = ['--rule', `${RULE}=info`];
    const before = await report(...only, '--fail-on', 'info');
    expect(before.status).toBe(1);
    write(
      '.mtalint.ini',
      '[mtalint]\nfail-on = never\n[override.a]\nfiles = mx2\nfail-on = info\n',
    );
    expect((await report(...only)).status).toBe(1);
    write(
      '.mtalint.ini',
      '[mtalint]\nfail-on = info\n[override.a]\nfiles = mx?/\nfail-on = never\n',
    );
    rmSync(join(folder, 'staging'), { recursive: true });
    expect((await report(...only)).status).toBe(0);
    expect((await report(...only, '--fail-on', 'info')).status).toBe(1);
  });

  test('says which files are excerpts', async () => {
    write('mx1/main.cf', 'smtpd_tls_auth_only = yes\n');
    rmSync(join(folder, 'mx1/master.cf'));
    const notes = async (...args: string[]) =>
      (await report(...args)).notes.filter((note: string) => note.includes('no master.cf'));
    expect(await notes()).toHaveLength(1);
    write('.mtalint.ini', '[override.a]\nfiles = mx1\nfragment = yes\n');
    expect(await notes()).toEqual([]);
    expect(await notes('--no-fragment')).toHaveLength(1);
  });

  test('counts for dumps and for zones, each by its own path', async () => {
    for (const server of ['mx1', 'mx2', 'staging'])
      rmSync(join(folder, server), { recursive: true });
    const dump = 'C_Version: 14.3\nC_System_Services_SMTP_AltPort: 366\n';
    write('a/dump.txt', dump);
    write('b/dump.txt', dump);
    const zone = '$ORIGIN example.org.\n@ 3600 IN MX 10 192.0.2.1\n';
    write('a/example.org.zone', zone);
    write('b/example.org.zone', zone);
    const found = async () => {
      const { findings } = await report();
      return findings.map(({ path, rule, severity }: Record<string, string>) =>
        [relative(folder, path ?? ''), rule, severity].join(' '),
      );
    };
    const all: string[] = await found();
    const kinds = ['a/dump.txt', 'b/dump.txt', 'a/example.org.zone', 'b/example.org.zone'];
    for (const kind of kinds) expect(all.join('\n')).toContain(kind);
    const ids = [...new Set(all.map((line) => line.split(' ')[1]))];
    const off = ids.map((id) => `rules.${id} = off\n`).join('');
    write('.mtalint.ini', `[override.a]\nfiles = b\n${off}`);
    expect(await found()).toEqual(all.filter((line) => line.startsWith('a/')));
  });
});

test('the nearest file counts for each path, in runs without a server too', async () => {
  write('mx1/.mtalint.ini', '[mtalint]\nprofile = interop\n');
  write('.mtalint.ini', '[mtalint]\nprofile = strict\n');
  expect(await levelsOf(RULE)).toEqual({ 'mx1/main.cf': 'error' });
  const zone = write('zones/example.org.zone', '$ORIGIN example.org.\n@ 3600 IN MX 10 192.0.2.1\n');
  const rulesOf = async () => {
    const { stdout } = await mtalint('--format', 'json', join(folder, 'mx1'), zone);
    return JSON.parse(stdout)
      .findings.filter(({ path }: { path: string }) => path === zone)
      .map(({ rule }: { rule: string }) => rule);
  };
  const [rule] = await rulesOf();
  write('zones/.mtalint.ini', `[rules]\n${rule} = off\n`);
  expect(await rulesOf()).not.toContain(rule);
});

test('a comment is unused only where its rule was asked', async () => {
  const comment = `# mtalint-disable-next-line ${RULE} -- clients are known\n`;
  write('mx1/main.cf', `${comment}compatibility_level = 3.6\n`);
  write('mx2/main.cf', `${comment}compatibility_level = 3.6\n`);
  write('example.org.zone', '$ORIGIN example.org.\n@ 3600 IN MX 10 mx.example.org.\n');
  write('.mtalint.ini', `[override.a]\nfiles = mx2\nrules.${RULE} = off\n`);
  expect(await levelsOf('mtalint/unused-suppression')).toEqual({ 'mx1/main.cf': 'warning' });
  write('.mtalint.ini', '[override.a]\nfiles = mx1\nrules.mtalint/unused-suppression = off\n');
  expect(await levelsOf('mtalint/unused-suppression')).toEqual({ 'mx2/main.cf': 'warning' });
});

test('house rules count where their settings file does', async () => {
  const rule = {
    ...{ id: 'house/level', title: 'x', appliesTo: { service: ['mx'] }, severity: 'info' },
    ...{ when: { setting: 'compatibility_level', is: 'set' }, message: 'x', byHand: 'x' },
  };
  write('mx1/house.json', JSON.stringify({ rules: [rule] }));
  write('mx1/.mtalint.ini', '[mtalint]\nhouse-rules = house.json\n');
  write('example.org.zone', '$ORIGIN example.org.\n@ 3600 IN MX 10 mx.example.org.\n');
  expect(await levelsOf('house/level')).toEqual({ 'mx1/master.cf': 'info' });
});

describe('a rule that there is not is told with its line', () => {
  test.each([
    ['[rules]\n\nnone/such = off\n', /\.mtalint\.ini:3: there is no rule none\/such$/],
    [
      '[override.a]\nfiles = elsewhere\nrules.tls12-only-inbond = off\n',
      /\.mtalint\.ini:3: there is no rule tls12-only-inbond; did you mean postfix\/tls12-only-inbound\?$/,
    ],
    [
      `[rules]\n${RULE} = off\ntls12-only-inbound = error\n`,
      /:3: tls12-only-inbound and postfix\/tls12-only-inbound, in line 2, are one rule$/,
    ],
  ])('%j', async (text, message) => {
    write('.mtalint.ini', text);
    const { status, stdout, stderr } = await mtalint(folder);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(message);
  });
});

test('the baseline is that of the settings, and there is one in a run', async () => {
  write('.mtalint.ini', '[mtalint]\nbaseline = known.txt\n');
  const missing = await mtalint(folder);
  expect(missing.status).toBe(2);
  expect(missing.stderr).toContain(`there is no baseline ${join(folder, 'known.txt')}`);
  expect((await mtalint('--update-baseline', folder)).status).toBe(0);
  expect(await levelsOf(RULE)).toEqual({});
  write('mx1/.mtalint.ini', '[mtalint]\nbaseline = known.txt\n');
  const several = await mtalint(folder);
  expect(several.status).toBe(2);
  expect(several.stderr).toMatch(/name two baselines, .*: lint their files one by one\n$/);
});

test.skipIf(process.geteuid?.() !== 0)(
  'root takes no settings that others could write (needs root)',
  async () => {
    const path = write('.mtalint.ini', `[rules]\n${RULE} = off\n`);
    chmodSync(path, 0o666);
    expect(await mtalint(folder)).toEqual({
      status: 2,
      stdout: '',
      stderr: `mtalint: ${path} is not read by root: it can be written by others (MTALINT_TRUST_SETTINGS=1 reads it all the same)\n`,
    });
    chmodSync(path, 0o644);
    expect(await levelsOf(RULE)).toEqual({});
    chmodSync(folder, 0o777);
    expect((await mtalint(folder)).stderr).toContain(`${folder} can be written by others`);
    expect((await mtalint('--config', path, folder)).status).toBe(2);
  },
);

test('each option is a key of the file, or it is told why not', () => {
  const { options } = COMMANDS.lint;
  const known = [...SETTING_KEYS.map(({ name }) => name), ...Object.keys(COMMAND_LINE_ONLY)];
  expect(Object.keys(options).toSorted()).toEqual(known.toSorted());
});
