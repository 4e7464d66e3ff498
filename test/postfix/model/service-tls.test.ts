import { describe, expect, test } from 'vitest';
import { Release } from '../../../src/postfix/facts/release.ts';
import { serviceTls } from '../../../src/postfix/model/service-tls.ts';
import { modelOf } from '../../../src/workspace/server-model.ts';

function tlsOf(main: string, service: string) {
  const release = Release.parse('3.7');
  if (!release) throw new Error('no release');
  const texts = new Map([
    ['main.cf', main],
    ['master.cf', `${service}\n`],
  ]);
  const facts = { release, configDirectory: '/etc/postfix', fragment: false };
  const server = modelOf({ main: 'main.cf', master: 'master.cf' }, texts, facts);
  const [first] = server.services;
  return first && serviceTls(first, server);
}

const SMTPD = 'smtp inet n - n - - smtpd';
const ALL = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

describe('TLS of a service', () => {
  test.each([
    ['off by default', '', SMTPD, { level: 'none', protocols: [], cipherGrade: null }],
    ['the level', 'smtpd_tls_security_level = may\n', SMTPD, { level: 'may', protocols: ALL }],
    ['an obsolete switch', 'smtpd_use_tls = yes\n', SMTPD, { level: 'may', protocols: ALL }],
    [
      'the level over a switch',
      'smtpd_use_tls = yes\nsmtpd_tls_security_level = none\n',
      SMTPD,
      { level: 'none' },
    ],
    [
      'wrapper mode over all',
      'smtpd_tls_security_level = none\nsmtpd_tls_wrappermode = yes\n',
      SMTPD,
      { level: 'encrypt' },
    ],
    [
      'a client level',
      'smtp_tls_security_level = dane\n',
      'smtp unix - - n - - smtp',
      { level: 'dane', protocols: ALL },
    ],
    [
      'a hole of a client',
      'smtp_tls_security_level = may\nsmtp_tls_protocols = !TLSv1.1\n',
      'smtp unix - - n - - smtp',
      { protocols: ['TLSv1'] },
    ],
    [
      'a level that is none',
      'smtpd_tls_security_level = dane\n',
      SMTPD,
      { level: null, protocols: [] },
    ],
    [
      'the grade that counts',
      'smtpd_tls_security_level = encrypt\nsmtpd_tls_mandatory_ciphers = HIGH\n',
      SMTPD,
      { cipherGrade: 'high' },
    ],
    [
      'what is excluded',
      'smtpd_tls_security_level = encrypt\nsmtpd_tls_exclude_ciphers = RC4\nsmtpd_tls_mandatory_exclude_ciphers = aNULL, MD5\n',
      SMTPD,
      { excludedCiphers: ['RC4', 'aNULL', 'MD5'] },
    ],
    [
      'AUTH in clear text',
      'smtpd_tls_security_level = may\nsmtpd_sasl_auth_enable = yes\n',
      SMTPD,
      { authBeforeTls: true },
    ],
    [
      'AUTH inside TLS only',
      'smtpd_tls_security_level = may\nsmtpd_sasl_auth_enable = yes\nsmtpd_tls_auth_only = yes\n',
      SMTPD,
      { authBeforeTls: false },
    ],
    [
      'AUTH where TLS is required',
      'smtpd_tls_security_level = encrypt\nsmtpd_sasl_auth_enable = yes\n',
      SMTPD,
      { authBeforeTls: false },
    ],
  ])('%s', (_, main, service, expected) => {
    expect(tlsOf(main, service)).toMatchObject(expected);
  });
});

describe('the suites that are left', () => {
  const MAY = 'smtpd_tls_security_level = may\n';
  const CLIENT = 'smtp unix - - n - - smtp';

  function ciphersOf(main: string, service = SMTPD) {
    return tlsOf(main, service)?.ciphers;
  }

  test.each<[string, string, string, readonly string[] | undefined]>([
    [
      'a list of the user',
      `${MAY}tls_medium_cipherlist = AESGCM+kRSA\n`,
      SMTPD,
      ['AES256-GCM-SHA384', 'AES128-GCM-SHA256'],
    ],
    [
      'without what is excluded',
      `${MAY}tls_medium_cipherlist = AESGCM+kRSA\nsmtpd_tls_exclude_ciphers = AES256\n`,
      SMTPD,
      ['AES128-GCM-SHA256'],
    ],
    [
      'mandatory exclusions do not count for "may"',
      `${MAY}tls_medium_cipherlist = AES128-SHA\nsmtpd_tls_mandatory_exclude_ciphers = ALL\n`,
      SMTPD,
      ['AES128-SHA'],
    ],
    [
      'the list of the grade that counts',
      'smtpd_tls_wrappermode = yes\nsmtpd_tls_mandatory_ciphers = high\n' +
        'tls_high_cipherlist = AES128-SHA\n',
      SMTPD,
      ['AES128-SHA'],
    ],
    [
      'TLS 1.1 has no suites of TLS 1.2',
      `${MAY}tls_medium_cipherlist = kRSA+AES128\nsmtpd_tls_protocols = <=TLSv1.1\n`,
      SMTPD,
      ['AES128-SHA'],
    ],
    ['TLS 1.3 has suites of its own', `${MAY}smtpd_tls_protocols = >=TLSv1.3\n`, SMTPD, []],
    ['nothing left', `${MAY}smtpd_tls_exclude_ciphers = HIGH, MEDIUM\n`, SMTPD, []],
    ['an operator in an exclusion', `${MAY}smtpd_tls_exclude_ciphers = !aNULL\n`, SMTPD, []],
    [
      'a server that asks for certificates',
      `${MAY}tls_medium_cipherlist = aNULL+AESGCM:AES128-SHA\nsmtpd_tls_ask_ccert = yes\n`,
      SMTPD,
      ['AES128-SHA'],
    ],
    [
      'certificates that it cannot require',
      `${MAY}tls_medium_cipherlist = ADH-AES128-SHA\nsmtpd_tls_req_ccert = yes\n`,
      SMTPD,
      ['ADH-AES128-SHA'],
    ],
    [
      'a client that is content with encryption',
      'smtp_tls_security_level = encrypt\ntls_medium_cipherlist = NULL-SHA:ADH-AES128-SHA\n',
      CLIENT,
      ['ADH-AES128-SHA'],
    ],
    [
      'a client that wants to know the server',
      'smtp_tls_security_level = verify\ntls_medium_cipherlist = AES128-SHA:ADH-AES128-SHA\n',
      CLIENT,
      ['AES128-SHA'],
    ],
    [
      'no pre-shared keys',
      `${MAY}tls_medium_cipherlist = PSK:SRP:AES128-SHA\n`,
      SMTPD,
      ['AES128-SHA'],
    ],
    ['unknown', `${MAY}tls_medium_cipherlist = PROFILE=SYSTEM\n`, SMTPD, undefined],
    ['a grade that is none', `${MAY}smtpd_tls_ciphers = strong\n`, SMTPD, undefined],
    ['no TLS', '', SMTPD, undefined],
  ])('%s', (_, main, service, expected) => {
    expect(ciphersOf(main, service)).toEqual(expected);
  });

  test('the default grade has anonymous suites, of which the client puts the strongest first', () => {
    const client = ciphersOf('smtp_tls_security_level = may\n', CLIENT);
    expect(client?.[0]).toBe('ADH-AES256-GCM-SHA384');
    expect(client).toHaveLength(83);
  });
});
