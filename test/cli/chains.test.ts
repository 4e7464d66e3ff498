import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PKI } from '../../rules/example-pki.ts';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from './recording-terminal.ts';

const CONFIG = [
  'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination',
  'smtpd_tls_security_level = may',
  'smtpd_tls_cert_file = /etc/ssl/mx.pem',
  'smtpd_tls_key_file = /etc/ssl/mx.key',
  '',
].join('\n');

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mtalint-chains-'));
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): string {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}

async function lint(...args: string[]): Promise<string> {
  const terminal = recordingTerminal();
  await run(['--postfix-version', '3.7', '--root', root, ...args], terminal);
  return terminal.stdout() + terminal.stderr();
}

/** The ids of the rules that speak of certificates, without what hangs on the calendar. */
async function rulesOf(...args: string[]): Promise<string[]> {
  const { findings } = JSON.parse(await lint('--format', 'json', ...args));
  return findings
    .map(({ rule }: { rule: string }) => rule)
    .filter((id: string) => /\/(?:cert|chain|pem|key)-/.test(id) && id !== 'chain/cert-expired');
}

describe('certificates', () => {
  test('are read below --root, and their chain is put in order in a new file', async () => {
    const main = write('etc/postfix/main.cf', CONFIG);
    const old = write('etc/ssl/mx.pem', PKI.issuer + PKI.leaf);
    write('etc/ssl/mx.key', PKI.leafKey);
    expect(await rulesOf(main)).toEqual(['chain/cert-leaf-not-first']);
    expect(await lint('--diff', main)).toContain('+++ ');
    expect(existsSync(join(root, 'etc/ssl/mx.fixed.pem'))).toBe(false);
    await lint('--fix', main);
    expect(readFileSync(old, 'latin1')).toBe(PKI.issuer + PKI.leaf);
    expect(readFileSync(join(root, 'etc/ssl/mx.fixed.pem'), 'latin1')).toBe(PKI.leaf + PKI.issuer);
    expect(readFileSync(main, 'latin1')).toContain('cert_file = /etc/ssl/mx.fixed.pem\n');
    expect(await rulesOf(main)).toEqual([]);
  });

  test('never replace a file that is there, nor one below the folders of an ACME client', async () => {
    const main = write('etc/postfix/main.cf', CONFIG);
    write('etc/ssl/mx.pem', PKI.issuer + PKI.leaf);
    write('etc/ssl/mx.key', PKI.leafKey);
    const taken = write('etc/ssl/mx.fixed.pem', 'mine\n');
    await lint('--fix', '--unsafe-fixes', main);
    expect(readFileSync(taken, 'latin1')).toBe('mine\n');
    expect(readFileSync(main, 'latin1')).toContain('cert_file = /etc/ssl/mx.pem\n');
    const managed = CONFIG.replaceAll('/etc/ssl/', '/etc/letsencrypt/live/mx/');
    writeFileSync(main, managed);
    write('etc/letsencrypt/live/mx/mx.pem', PKI.issuer + PKI.leaf);
    write('etc/letsencrypt/live/mx/mx.key', PKI.leafKey);
    await lint('--fix', '--unsafe-fixes', main);
    expect(await rulesOf(main)).toEqual(['chain/cert-leaf-not-first']);
    expect(existsSync(join(root, 'etc/letsencrypt/live/mx/mx.fixed.pem'))).toBe(false);
  });

  test('are judged alone where a file is given, and once where a configuration names it', async () => {
    const pem = write('etc/ssl/mx.pem', PKI.leaf + PKI.issuer + PKI.other);
    expect(await rulesOf(pem)).toEqual(['chain/cert-unrelated']);
    const main = write('etc/postfix/main.cf', CONFIG);
    write('etc/ssl/mx.key', PKI.leafKey);
    expect(await rulesOf(main, pem)).toEqual(['chain/cert-unrelated']);
  });

  test('are silent where a file is not in reach', async () => {
    expect(await rulesOf(write('etc/postfix/main.cf', CONFIG))).toEqual([]);
  });

  test('are silent about a private key that a checkout does not have', async () => {
    const main = write('etc/postfix/main.cf', CONFIG);
    write('etc/ssl/mx.pem', PKI.leaf + PKI.issuer);
    expect(await rulesOf(main)).toEqual([]);
    const listed = 'smtpd_tls_chain_files = /etc/ssl/mx.key, /etc/ssl/mx.pem\n';
    writeFileSync(main, `smtpd_tls_security_level = may\n${listed}`);
    expect(await rulesOf(main)).toEqual([]);
    writeFileSync(main, CONFIG.replace('mx.pem', 'gone.pem'));
    expect(await rulesOf(main)).toEqual(['postfix/cert-file-missing']);
  });

  test('have one finding where a comment stands behind the file', async () => {
    const main = write('etc/postfix/main.cf', CONFIG.replace('mx.pem', 'mx.pem # new'));
    write('etc/ssl/mx.pem', PKI.leaf + PKI.issuer);
    write('etc/ssl/mx.key', PKI.leafKey);
    expect(await rulesOf(main)).toEqual([]);
    expect(await lint(main)).toContain('postfix/main-trailing-comment');
  });
});

describe('private keys', () => {
  const secrets = [PKI.leafKey, PKI.otherKey, PKI.encryptedKey].flatMap((pem) =>
    pem.split('\n').filter((line) => line.length > 20 && !line.startsWith('-----')),
  );

  test.each([
    ['beside their certificates', PKI.leafKey + PKI.issuer + PKI.leaf],
    ['of other certificates', PKI.otherKey + PKI.leaf + PKI.issuer],
    ['behind a passphrase', PKI.encryptedKey + PKI.leaf + PKI.issuer],
    ['with a damaged end', PKI.leafKey.trimEnd() + PKI.leaf],
    ['where a certificate belongs', PKI.leafKey],
  ])('are never printed: %s', async (_what, pem) => {
    const main = write(
      'etc/postfix/main.cf',
      'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\n',
    );
    const file = write('etc/ssl/mx.pem', pem);
    for (const path of [main, file]) {
      for (const args of [[], ['--format', 'json'], ['--diff', '--unsafe-fixes']]) {
        const said = await lint(...args, path);
        for (const secret of secrets) expect(said).not.toContain(secret);
      }
    }
    await lint('--fix', '--unsafe-fixes', main);
    expect(existsSync(join(root, 'etc/ssl/mx.fixed.pem'))).toBe(false);
  });
});

describe('permissions', () => {
  const live = async (mode: number, folder: number): Promise<string[]> => {
    const main = write('etc/postfix/main.cf', CONFIG.replaceAll('/etc/ssl', join(root, 'etc/ssl')));
    write('etc/ssl/mx.pem', PKI.leaf + PKI.issuer);
    chmodSync(write('etc/ssl/mx.key', PKI.leafKey), mode);
    chmodSync(root, 0o755);
    chmodSync(join(root, 'etc/ssl'), folder);
    const terminal = recordingTerminal();
    await run(['--postfix-version', '3.7', '--root', '/', '--format', 'json', main], terminal);
    return JSON.parse(terminal.stdout()).findings.map(({ rule }: { rule: string }) => rule);
  };

  test('are not looked at below a root, where they are those of a checkout', async () => {
    expect(await live(0o644, 0o755)).not.toContain('postfix/key-world-readable');
  });
});
