import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configOf, lintExample } from '../rules/lint-example.ts';
import { NEEDS_TESTDATA, TESTDATA } from '../testdata.ts';
import { analyse } from './chain-analysis.ts';
import type { ChainPki } from './chain-pki.ts';
import { type ChainCase, makeZoo } from './chain-zoo.ts';

/** What smtpd answered to STARTTLS with a certificate setting, and what the files held. */
interface Vector {
  readonly setting: string;
  readonly pemSequence?: readonly string[];
  readonly starttlsReply: '220' | '454';
}

/** The objects of the vectors among those of the zoo. */
const OBJECTS: Readonly<Record<string, string>> = {
  'KEY rsaA': 'rsa.key',
  'KEY rsaB': 'rsa2.key',
  'KEY ec': 'leaf.key',
  'KEY ec (SEC1)': 'sec1.key',
  'CERT rsaA leaf': 'rsa.crt',
  'CERT rsaB leaf': 'rsa2.crt',
  'CERT ec leaf': 'leaf.crt',
  'CERT intermediate': 'int.crt',
  'CERT root': 'root.crt',
  'ENCRYPTED PRIVATE KEY (PKCS#8)': 'enc.key',
  'RSA PRIVATE KEY (traditional, Proc-Type encrypted)': 'enctrad.key',
  'EC PARAMETERS': 'params.pem',
};

const TEXTS: Readonly<Record<string, string>> = {
  '(text only)': 'no block at all\n',
  '(leading text)': 'some words\n',
  'KEY with undecodable DER':
    '-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----\n',
  'DH PARAMETERS':
    '-----BEGIN X9.42 DH PARAMETERS-----\nMAYCAQUCAQI=\n-----END X9.42 DH PARAMETERS-----\n',
};

const PAIR = { cert_file: '@rsa.crt', key_file: '@rsa.key' };

/** The vectors that say in words what the files are. */
const IN_WORDS: Readonly<Record<string, ChainCase['settings']>> = {
  'smtpd_tls_chain_files = nosuch.pem': { chain_files: '@gone.pem' },
  'smtpd_tls_chain_files = ok_rsa.pem, /nosuch': { chain_files: '@rsafull.pem, /nosuch' },
  'smtpd_tls_chain_files + smtpd_tls_cert_file': { chain_files: '@rsafull.pem', ...PAIR },
  'cert_file rsaA.pem + key_file rsaB.key': { ...PAIR, key_file: '@rsa2.key' },
  'cert_file rsaA.pem + key_file ec.key': { ...PAIR, key_file: '@leaf.key' },
  'cert_file missing + key_file': { ...PAIR, cert_file: '@gone.pem' },
  'cert_file missing, key_file default': { cert_file: '@gone.pem' },
  'cert_file + key_file missing': { ...PAIR, key_file: '@gone.key' },
  'cert_file + encrypted key_file': { cert_file: '@leaf.crt', key_file: '@enctrad.key' },
  'EC pair in cert_file/key_file': { cert_file: '@leaf.crt', key_file: '@leaf.key' },
  'rsa pair + eccert_file without key': { ...PAIR, eccert_file: '@leaf.crt' },
  'rsa pair + dcert_file holding an EC pair': { ...PAIR, dcert_file: '@keyfirst.pem' },
};

/** Of these no file tells anything: the settings, and which rule speaks of what smtpd does. */
const WITHOUT_FILES: Readonly<Record<string, { readonly main: string; readonly rule: string }>> = {
  'cert_file + key_file empty': {
    main: 'smtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file =\n',
    rule: 'postfix/cert-key-not-configured',
  },
  'no certificate settings': { main: '', rule: 'postfix/tls-no-server-certificate' },
  'smtpd_tls_cert_file = none': {
    main: 'smtpd_tls_cert_file = none\n',
    rule: 'postfix/tls-cert-none',
  },
};

/** Rules that say that smtpd cannot offer TLS. */
const NO_TLS = ['postfix/cert-key-not-configured', 'postfix/tls-no-server-certificate'];

const vectors: readonly Vector[] = TESTDATA
  ? JSON.parse(
      readFileSync(join(TESTDATA, 'samples/postfix-tricky/tls-chain-vectors.json'), 'utf8'),
    ).vectors
  : [];

describe.skipIf(!TESTDATA)(`recorded answers to STARTTLS ${NEEDS_TESTDATA}`, () => {
  let folder = '';
  let pki: ChainPki;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mtalint-chains-'));
    pki = makeZoo(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('there are 39 of them', () => {
    expect(vectors).toHaveLength(39);
  });

  test.each(vectors.filter(({ setting }) => setting in WITHOUT_FILES))(
    '$setting (no files)',
    ({ setting, starttlsReply }) => {
      const { main = '', rule = '' } = WITHOUT_FILES[setting] ?? {};
      const text = `compatibility_level = 3.6\nsmtpd_tls_security_level = may\n${main}`;
      const example = { files: { 'main.cf': text }, version: '3.7' };
      const rules = lintExample(example, configOf(example)).map((finding) => finding.rule);
      expect(rules).toContain(rule);
      expect(rules.some((id) => NO_TLS.includes(id))).toBe(starttlsReply === '454');
    },
  );

  test.each(vectors.filter(({ setting }) => !(setting in WITHOUT_FILES)))(
    '$setting',
    async ({ setting, pemSequence, starttlsReply }) => {
      const settings = IN_WORDS[setting] ?? settingsFor(setting, pemSequence ?? [], pki);
      const { outcome } = await analyse(settings, pki);
      expect(outcome).toBe(starttlsReply === '454' ? 'off' : isBare(setting) ? 'bare' : 'ready');
    },
  );
});

/** smtpd says 220 and has nothing to shake hands with. */
function isBare(setting: string): boolean {
  return setting.includes('nosuch');
}

function settingsFor(
  setting: string,
  sequence: readonly string[],
  pki: ChainPki,
): ChainCase['settings'] {
  const files = sequence
    .join('\n')
    .split('|')
    .map((part) => part.split('\n').filter(Boolean));
  const names = files.map((tokens, at) => {
    const name = `vector${at}.pem`;
    pki.write(name, tokens.map((token) => textOf(token, pki)).join(''));
    return `@${name}`;
  });
  return setting.startsWith('smtpd_tls_chain_files')
    ? { chain_files: names.join(' ') }
    : { cert_file: names[0] ?? '' };
}

function textOf(token: string, pki: ChainPki): string {
  const file = OBJECTS[token];
  const text = file === undefined ? TEXTS[token] : pki.read(file);
  if (text === undefined) throw new Error(`what is ${token}?`);
  return text;
}
