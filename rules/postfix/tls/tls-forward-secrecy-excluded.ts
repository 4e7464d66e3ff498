import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-forward-secrecy-excluded',
  title: 'Up to TLS 1.2 no cipher of the server is forward secret',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [{ ciphers: 'without-forward-secrecy' }, { not: { ciphers: 'forward-secret' } }],
  },
  settings: [
    'smtpd_tls_exclude_ciphers',
    'smtpd_tls_mandatory_exclude_ciphers',
    'tls_medium_cipherlist',
    'tls_high_cipherlist',
  ],
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{service}} has no cipher with ephemeral keys below TLS 1.3: whoever records such mail and gets ' +
    "the server's key later can read it, and clients that insist on ephemeral keys fail",
  byHand: 'take ECDHE and DHE (EECDH, EDH, kEECDH, kEDH) out of the exclusions, or into the list',
  why: `With the suites that are left (kRSA) the client sends the secret of the session encrypted to the
key of the server. The key of the server then opens every session that was ever recorded. With an
ephemeral exchange, ECDHE or DHE, the secret never crosses the net and dies with the session. RFC
9325 says that suites without it SHOULD NOT be negotiated, and that those with it MUST be supported.

It is also a matter of reaching each other: many clients of today do not offer kRSA any more, and
with TLS 1.2 find no cipher in common ("no shared cipher" in the log). Such a setting is mostly left
from the days when DHE was slow or its parameters too small; with OpenSSL of today neither is true.

TLS 1.3 always has forward secrecy and is not concerned.`,
  references: [
    { postconf: 'smtpd_tls_exclude_ciphers' },
    { rfc: 9325, section: '4.1' },
    { man: 'openssl-ciphers', section: 1 },
  ],
  silences: ['postfix/tls-cipherlist-overridden'],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_exclude_ciphers = kEECDH, kEDH\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' + 'tls_medium_cipherlist = kRSA+AES\n',
          'master.cf': 'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_exclude_ciphers = kEDH, aNULL\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'tls_medium_cipherlist = PROFILE=SYSTEM\n',
        },
      },
    ],
  },
});
