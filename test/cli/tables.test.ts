import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { referencedFiles, referencedStatus } from '../../src/cli/lint/referenced-files.ts';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from './recording-terminal.ts';

let root: string;
let etc: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mtalint-root-'));
  etc = join(root, 'etc/postfix');
  mkdirSync(etc, { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

async function lint(...args: string[]): Promise<string> {
  return (await linted(...args)).stdout();
}

async function linted(...args: string[]) {
  const terminal = recordingTerminal();
  await run(['--postfix-version', '3.7', '--root', root, ...args], terminal);
  return terminal;
}

/** The fixes of the findings in a file. */
async function fixesOffered(path: string, asked: string): Promise<unknown[]> {
  const { findings } = JSON.parse(await lint('--format', 'json', asked));
  return findings
    .filter((finding: { path: string }) => finding.path === path)
    .map(({ fix }: { fix?: unknown }) => fix);
}

const FAULTY = 'example.com encrypt protocols=!SSLv2,!SSLv3\n';
const REPAIRED = 'example.com encrypt protocols=!SSLv2:!SSLv3\n';

/** A server below the root whose TLS policy table is faulty. */
function faultyTable(folder: string, main = ''): string {
  const policy = join(root, folder, 'tls_policy');
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(policy, FAULTY);
  writeFileSync(join(etc, 'main.cf'), `smtp_tls_policy_maps = hash:/${folder}/tls_policy\n${main}`);
  return policy;
}

describe('tables that a configuration names', () => {
  test('are looked into below --root', async () => {
    const policy = faultyTable('etc/postfix');
    const { findings } = JSON.parse(await lint('--format', 'json', etc));
    const own = findings.filter(({ path }: { path: string }) => path === policy);
    expect(own).toMatchObject([
      {
        rule: 'postfix/outbound-tls-policy-syntax',
        range: { start: { line: 1, column: 38 } },
        settings: ['smtp_tls_policy_maps'],
        fix: { safety: 'safe' },
      },
    ]);
    expect(readFileSync(policy, 'utf8')).toBe(FAULTY);
  });

  test('are repaired where they lie below what the user gave', async () => {
    const policy = faultyTable('etc/postfix');
    const { stderr } = await linted('--fix', etc);
    expect(readFileSync(policy, 'utf8')).toBe(REPAIRED);
    expect(stderr()).toContain(
      'next: postmap hash:/etc/postfix/tls_policy && postfix check && postfix reload\n',
    );
    expect((await linted('--fix', etc)).stderr()).not.toContain('next:');
  });

  test('need no postmap where programs read the text itself', async () => {
    const policy = faultyTable('etc/postfix');
    writeFileSync(
      join(etc, 'main.cf'),
      'smtp_tls_policy_maps = texthash:/etc/postfix/tls_policy\n',
    );
    const { stderr } = await linted('--fix', etc);
    expect(readFileSync(policy, 'utf8')).toBe(REPAIRED);
    expect(stderr()).toContain('next: postfix check && postfix reload\n');
  });

  test('stand in the patch', async () => {
    const policy = faultyTable('etc/postfix');
    const patch = await lint('--diff', etc);
    expect(patch).toContain(`+++ b${policy}`);
    expect(patch).toContain(`-${FAULTY}+${REPAIRED}`);
    expect(readFileSync(policy, 'utf8')).toBe(FAULTY);
  });

  test('are left alone where they lie elsewhere', async () => {
    for (const folder of ['srv/mail', 'etc/postfix-more']) {
      const policy = faultyTable(folder);
      expect(await fixesOffered(policy, etc)).toEqual([undefined]);
      await lint('--fix', etc);
      expect(readFileSync(policy, 'utf8')).toBe(FAULTY);
    }
  });

  test('are left alone where the user gave a file beside them', async () => {
    const policy = faultyTable('etc/postfix');
    const main = join(etc, 'main.cf');
    expect(await fixesOffered(policy, main)).toEqual([undefined]);
    expect(await lint('--diff', main)).not.toContain('tls_policy\n+++');
    await lint('--fix', main);
    expect(readFileSync(policy, 'utf8')).toBe(FAULTY);
  });

  test('are not reached through a link that leads out of the folder', async () => {
    const outside = faultyTable('srv/mail');
    symlinkSync(outside, join(etc, 'tls_policy'));
    writeFileSync(join(etc, 'main.cf'), 'smtp_tls_policy_maps = hash:/etc/postfix/tls_policy\n');
    expect(await fixesOffered(join(etc, 'tls_policy'), etc)).toEqual([undefined]);
    await lint('--fix', etc);
    expect(readFileSync(outside, 'utf8')).toBe(FAULTY);
  });

  test('that servers share are repaired once', async () => {
    const policy = faultyTable('etc/postfix');
    const other = join(root, 'etc/postfix-out');
    mkdirSync(other);
    writeFileSync(join(other, 'main.cf'), 'smtp_tls_policy_maps = lmdb:/etc/postfix/tls_policy\n');
    const patch = await lint('--diff', join(root, 'etc'));
    expect(patch.match(/^\+\+\+ .*tls_policy$/gm)).toHaveLength(1);
    const { stderr } = await linted('--fix', join(root, 'etc'));
    expect(readFileSync(policy, 'utf8')).toBe(REPAIRED);
    expect(stderr()).toContain('postmap hash:/etc/postfix/tls_policy');
  });

  test('with the settings of a database keep their password to themselves', async () => {
    const users = join(etc, 'users.cf');
    const text = 'hosts = db.example.com\npassword = hunter2secret\nqeury = SELECT 1\n';
    writeFileSync(users, text);
    writeFileSync(join(etc, 'main.cf'), 'virtual_alias_maps = mysql:/etc/postfix/users.cf\n');
    const patch = await lint('--diff', '--unsafe-fixes', etc);
    expect(patch).toContain('+query = SELECT 1');
    expect(patch).not.toContain('hunter2secret');
    await lint('--fix', '--unsafe-fixes', etc);
    expect(readFileSync(users, 'utf8')).toBe(text.replace('qeury', 'query'));
  });

  test('with passwords are not shown', async () => {
    writeFileSync(join(etc, 'sasl'), '[mail.example.com]\nuser:secret\n');
    const maps = 'smtp_sasl_password_maps = hash:/etc/postfix/sasl\n';
    writeFileSync(join(etc, 'main.cf'), `smtp_sasl_auth_enable = yes\n${maps}`);
    const report = await lint(etc);
    expect(report).toContain('postfix/table-entry-malformed');
    expect(report).not.toContain('secret');
  });

  test('are missing only in folders that the root has', async () => {
    const maps = 'hash:/etc/postfix/nope, hash:/srv/mail/nope';
    writeFileSync(join(etc, 'main.cf'), `transport_maps = ${maps}\n`);
    const report = await lint(etc);
    expect(report).toContain('hash:/etc/postfix/nope');
    expect(report).not.toContain('hash:/srv/mail/nope,');
    expect(report.match(/table-source-missing/g)).toHaveLength(1);
  });
});

describe('files of a root', () => {
  test('no name leads out of it', () => {
    writeFileSync(join(root, 'secret'), 'x');
    const read = referencedFiles(etc, false);
    expect(read?.('/../../secret')).toBeUndefined();
    expect(referencedFiles(root, false)?.('/../secret')).toBe('x');
    expect(read?.('secret')).toBeUndefined();
    expect(referencedFiles(undefined, false)).toBeUndefined();
  });

  test('have no time of change and no mode, those of the machine have them', () => {
    const file = join(etc, 'transport');
    writeFileSync(file, 'a b\n');
    utimesSync(file, 1000, 1000);
    chmodSync(file, 0o640);
    const below = referencedStatus(root, false);
    expect(below?.('/etc/postfix/transport')).toEqual({ exists: true, path: file });
    expect(below?.('/etc/postfix/x')).toEqual({ exists: false, path: join(etc, 'x') });
    expect(below?.('/etc/other/x')).toBeUndefined();
    const live = referencedStatus(undefined, true);
    const access = { mode: 0o640, group: process.getgid?.(), isReachable: false };
    expect(live?.(file)).toEqual({ exists: true, path: file, modified: 1_000_000, access });
    const absent = { exists: false, path: '/nowhere/at/all', onHost: true };
    expect(live?.('/nowhere/at/all')).toEqual(absent);
    expect(referencedStatus(undefined, false)).toBeUndefined();
  });
});
