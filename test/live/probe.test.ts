import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from '../cli/recording-terminal.ts';
import { PostfixInstance } from './postfix-instance.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';

const MAIN = [
  'compatibility_level = 3.6\n',
  'myhostname = mx.example.org\n',
  'smtpd_tls_security_level = may\n',
  'smtpd_tls_protocols = !TLSv1.1\n',
  // One daemon serves all of the test: a second one would read the files anew.
  'default_process_limit = 1\n',
  'max_use = 1000\n',
  'max_idle = 1h\n',
].join('');

describe.skipIf(!CAN_RUN_POSTFIX)(`--probe of a real Postfix ${NEEDS_POSTFIX}`, () => {
  let postfix: PostfixInstance;

  beforeAll(async () => {
    postfix = await PostfixInstance.create();
    postfix.start(MAIN);
  });

  afterAll(() => postfix.destroy());

  function reload(): void {
    const { status } = spawnSync('postfix', ['-c', join(postfix.folder, 'etc'), 'reload']);
    expect(status).toBe(0);
  }

  function openssl(...args: readonly (string | readonly string[])[]): void {
    const { status, stderr } = spawnSync('openssl', args.flat(), { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  }

  const main = (): string => join(postfix.folder, 'etc', 'main.cf');

  /** The rules about the running server that spoke, and the notes about it. */
  async function probed(): Promise<{ rules: string[]; notes: string }> {
    const terminal = recordingTerminal();
    const target = `127.0.0.1:${postfix.port}`;
    const files = ['--root', '/', join(postfix.folder, 'etc')];
    const common = ['--postfix-version', '3.7', '--probe', target, ...files];
    await run(['--format', 'json', ...common], terminal);
    const { findings } = JSON.parse(terminal.stdout());
    const ids: string[] = findings.map(({ rule }: { rule: string }) => rule);
    const text = recordingTerminal({ columns: 1000 });
    await run(common, text);
    return {
      rules: ids.filter((id) => id.startsWith('postfix/probe-')),
      notes: text.stdout() + text.stderr(),
    };
  }

  test('a server that is as configured brings no finding', async () => {
    const { rules, notes } = await probed();
    expect(rules, notes).toEqual([]);
    expect(notes).toContain('it calls itself mx.example.org, TLSv1, TLSv1.2, TLSv1.3, certificate');
    expect(notes).toContain(`compared with 127.0.0.1:${postfix.port}/inet of ${postfix.folder}`);
  });

  test.each([
    ['a protocol list', 'smtpd_tls_protocols = >=TLSv1.2\n', ['postfix/probe-extra-protocols']],
    [
      'a wider protocol list',
      'smtpd_tls_protocols = >=TLSv1\n',
      ['postfix/probe-old-protocols-off'],
    ],
    ['the level', 'smtpd_tls_security_level = none\n', ['postfix/probe-unexpected-starttls']],
    ['the name', 'myhostname = other.example.org\n', ['postfix/probe-other-name']],
  ])('a daemon that still runs shows its old settings: %s', async (_what, line, expected) => {
    const before = readFileSync(main(), 'utf8');
    try {
      // The daemon of the test before is still there, idle, and serves again.
      appendFileSync(main(), line);
      expect((await probed()).rules).toEqual(expected);
    } finally {
      writeFileSync(main(), before);
    }
  });

  test('a certificate that was renewed, and not loaded', async () => {
    const before = readFileSync(postfix.certificateFile, 'utf8');
    openssl('req', '-x509', '-key', postfix.keyFile, '-days', '2', '-subj', '/CN=localhost', [
      ...['-out', postfix.certificateFile],
    ]);
    try {
      expect((await probed()).rules).toEqual(['postfix/probe-other-certificate']);
    } finally {
      writeFileSync(postfix.certificateFile, before);
    }
  });

  test('a chain that was completed, and not loaded', async () => {
    const before = readFileSync(postfix.certificateFile, 'utf8');
    const issuer = join(postfix.folder, 'tls', 'issuer');
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=issuer', [
      ...['-keyout', `${issuer}.key`, '-out', `${issuer}.pem`],
    ]);
    openssl('req', '-x509', '-key', postfix.keyFile, '-days', '2', '-subj', '/CN=localhost', [
      ...['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-out', postfix.certificateFile],
    ]);
    try {
      reload();
      expect((await probed()).rules).toEqual([]);
      appendFileSync(postfix.certificateFile, readFileSync(`${issuer}.pem`));
      expect((await probed()).rules).toEqual(['postfix/probe-other-issuers']);
      reload();
      expect((await probed()).rules).toEqual([]);
    } finally {
      writeFileSync(postfix.certificateFile, before);
      reload();
    }
  });

  test('a key that cannot be loaded', async () => {
    const before = readFileSync(postfix.keyFile, 'utf8');
    writeFileSync(postfix.keyFile, 'no key\n');
    reload();
    try {
      const { rules, notes } = await probed();
      expect(rules, notes).toEqual(['postfix/probe-no-starttls']);
      expect(notes).toMatch(/answers STARTTLS with "454 4\.7\.0 TLS not available/);
    } finally {
      writeFileSync(postfix.keyFile, before);
      reload();
    }
  });
});
