import { describe, expect, test } from 'vitest';
import { clientTls } from '../../../src/postfix/model/client-tls.ts';
import { serverOf } from './server-of.ts';

function levelOf(main: string, options = '', release = '3.7.11') {
  const server = serverOf(main, `smtp unix - - n - - smtp ${options}\n`, release);
  const [service] = server.services;
  if (!service) throw new Error('no service');
  const { level, decidedBy } = clientTls(service);
  return [level, decidedBy];
}

describe('the level of a client', () => {
  // Each one was seen on Postfix 3.7.11 in what it did with a message.
  test.each([
    ['', '', ['none', 'smtp_tls_security_level']],
    ['smtp_tls_security_level = May\n', '', ['may', 'smtp_tls_security_level']],
    ['smtp_use_tls = yes\n', '', ['may', 'smtp_use_tls']],
    ['smtp_enforce_tls = yes\n', '', ['verify', 'smtp_enforce_tls']],
    [
      'smtp_enforce_tls = yes\nsmtp_tls_enforce_peername = no\n',
      '',
      ['encrypt', 'smtp_enforce_tls'],
    ],
    ['smtp_use_tls = no\nsmtp_enforce_tls = yes\n', '', ['verify', 'smtp_enforce_tls']],
    [
      'smtp_tls_security_level = none\nsmtp_enforce_tls = yes\n',
      '',
      ['none', 'smtp_tls_security_level'],
    ],
    ['smtp_tls_security_level = half-dane\n', '', ['invalid', 'smtp_tls_security_level']],
    [
      'smtp_use_tls = yes\n',
      '-o smtp_tls_security_level=encrypt',
      ['encrypt', 'smtp_tls_security_level'],
    ],
    [
      'smtp_tls_security_level = dane\n',
      '-o smtp_tls_security_level=',
      ['none', 'smtp_tls_security_level'],
    ],
  ])('%j with %j', (main, options, expected) => {
    expect(levelOf(main, options)).toEqual(expected);
  });

  test('has a default of its own from 3.11 on, by the compatibility level', () => {
    expect(levelOf('compatibility_level = 3.11\n', '', '3.11')).toEqual([
      'may',
      'smtp_tls_security_level',
    ]);
    expect(levelOf('compatibility_level = 3.9\n', '', '3.11')).toEqual([
      'none',
      'smtp_tls_security_level',
    ]);
  });
});
