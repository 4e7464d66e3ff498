import { expect, test } from 'vitest';
import type { ServiceTls } from '../../src/postfix/model/service-tls.ts';
import { renderShown } from '../../src/report/show-text.ts';
import { CIPHER_SUITES } from '../../src/tls/openssl-suites.ts';

function rowsFor(tls: Partial<ServiceTls>): string {
  const fields = { private: 'n', unprivileged: '-', chroot: 'n', wakeup: '-', maxproc: '-' };
  const plain: ServiceTls = {
    level: 'may',
    protocols: ['TLSv1.2'],
    cipherGrade: 'medium',
    excludedCiphers: [],
  };
  const service = {
    ...{ name: 'smtp', type: 'inet', fields, command: 'smtpd', arguments: [], overrides: {} },
    role: 'mx' as const,
    tls: { ...plain, ...tls },
  };
  const shown = { version: 1, postfixVersion: '3.7', parameters: {}, services: [service] } as const;
  return renderShown(shown, 'as asked', false);
}

test.each<[string, readonly string[] | undefined, string]>([
  ['a few by name', ['AES128-SHA', 'AES256-SHA'], '      AES128-SHA, AES256-SHA\n'],
  ['none', [], '      no suite is left\n'],
  ['unknown', undefined, '      which suites that leaves is unknown\n'],
  [
    'many by kind',
    CIPHER_SUITES.map(({ name }) => name).filter((name) =>
      /^(ECDHE-RSA|DHE-RSA|ADH)-AES|^AES128|^NULL/.test(name),
    ),
    '      30 suites: 6 ECDHE, 10 DHE, 6 anonymous, 5 RSA, 3 without encryption\n',
  ],
])('suites: %s', (_, ciphers, expected) => {
  expect(rowsFor(ciphers ? { ciphers } : {})).toContain(expected);
});
