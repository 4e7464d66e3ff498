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
