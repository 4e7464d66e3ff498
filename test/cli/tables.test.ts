import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { referencedFiles, referencedStatus } from '../../src/cli/referenced-files.ts';
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
  const terminal = recordingTerminal();
  await run(['--postfix-version', '3.7', '--root', root, ...args], terminal);
  return terminal.stdout();
}

describe('tables that a configuration names', () => {
  test('are looked into below --root, and are not changed', async () => {
    const policy = join(etc, 'tls_policy');
    const text = 'example.com encrypt protocols=!SSLv2,!SSLv3\n';
    writeFileSync(policy, text);
    writeFileSync(join(etc, 'main.cf'), 'smtp_tls_policy_maps = hash:/etc/postfix/tls_policy\n');
    const { findings } = JSON.parse(await lint('--format', 'json', etc));
    const own = findings.filter(({ path }: { path: string }) => path === policy);
    expect(own).toMatchObject([
      {
        rule: 'postfix/outbound-tls-policy-syntax',
        range: { start: { line: 1, column: 38 } },
        settings: ['smtp_tls_policy_maps'],
      },
    ]);
    expect(own[0]).not.toHaveProperty('fix');
    await lint('--fix', etc);
    expect(readFileSync(policy, 'utf8')).toBe(text);
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
