import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-cipher-grade-invalid',
  title: 'The cipher grade is no grade',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      {
        not: {
          setting: 'smtpd_tls_ciphers',
          isOneOf: ['high', 'medium', 'low', 'export', 'null'],
        },
      },
      { any: [{ tls: ['opportunistic'] }, { setting: 'smtpd_tls_ciphers', is: 'empty' }] },
    ],
  },
  settings: ['smtpd_tls_ciphers'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = "{{value}}" is no cipher grade: {{service}} breaks off each TLS handshake, and ' +
    'with an empty value it does not even start',
  fixes: [
    {
      safety: 'safe',
      description: 'take it out, so that the default grade counts',
      operations: [{ unset: true, setting: 'smtpd_tls_ciphers' }],
    },
  ],
  why: `The setting takes the name of a grade: high or medium; null, and up to Postfix 3.7 low and
export, in rare cases. Capitals do not matter. It takes no cipher list of OpenSSL and no TLS version.
smtpd looks at the word only when a client starts TLS. Then it logs "invalid cipher grade" and closes
the connection in the middle of the handshake, with TLS 1.3 as with older versions. A Postfix that
sends puts the mail off ("Cannot start TLS: handshake failure").

An empty value is worse: smtpd refuses to start ("bad string length 0 < 1"), also where TLS is off.

Nothing of what was written has ever been in force, so that the fix takes nothing away: the default,
medium, is right for port 25. Which ciphers a grade holds is said by tls_medium_cipherlist and
tls_high_cipherlist, which Postfix advises to leave alone. To get rid of single ciphers name them in
smtpd_tls_exclude_ciphers.

This setting counts where TLS is opportunistic; for mandatory TLS it is smtpd_tls_mandatory_ciphers,
with a rule of its own.`,
  references: [{ postconf: 'smtpd_tls_ciphers' }, { postconf: 'smtpd_tls_mandatory_ciphers' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_ciphers = ECDHE-RSA-AES256-GCM-SHA384:HIGH\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_tls_ciphers=strong\n',
        },
        fixed: { 'master.cf': 'smtp inet n - n - - smtpd\n' },
      },
      {
        files: { 'main.cf': 'smtpd_tls_security_level = none\nsmtpd_tls_ciphers =\n' },
        fixed: { 'main.cf': 'smtpd_tls_security_level = none\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_ciphers = HIGH\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = encrypt\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_ciphers = strong\n',
          'master.cf': 'submission inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
