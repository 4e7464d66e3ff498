import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-cipher-grade-weak',
  title: 'The cipher grade lets weak ciphers in',
  appliesTo: {
    setting: [
      'smtpd_tls_ciphers',
      'smtpd_tls_mandatory_ciphers',
      'smtp_tls_ciphers',
      'smtp_tls_mandatory_ciphers',
    ],
  },
  versions: '<3.8',
  when: { isOneOf: ['low', 'export'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = "{{value}}" lets ciphers in that a single computer can break, wherever OpenSSL ' +
    'still has them',
  fixes: [
    {
      versions: '>=3.1',
      safety: 'safe',
      description: 'take it out, so that the default grade, medium, counts',
      operations: [{ unset: true }],
    },
    {
      versions: '<3.1',
      safety: 'safe',
      description: 'use the grade medium',
      operations: [{ set: 'medium' }],
    },
  ],
  why: `The grades "export" and "low" add ciphers with keys of 40 and 56 bits to those of "medium".
They were made weak on purpose, or have become so, and an attacker in the middle can try to bring two
peers down to them.

Whether they can be negotiated rests with OpenSSL: from 1.1.0 on the usual builds are made without
them, and then low and export give the very same ciphers as medium (so with Postfix 3.7 and OpenSSL
3.0). From Postfix 3.8 on both names mean medium whatever OpenSSL has, so that this rule is silent
there. On such hosts the setting is a relic that comes back to life on another machine.

Up to the summer of 2015 "export" was the default for opportunistic TLS, hence the setting in many an
old main.cf. No mail server of today needs these ciphers: the fix takes away nothing that a peer
could use.`,
  references: [
    { postconf: 'smtpd_tls_ciphers' },
    { postconf: 'smtpd_tls_mandatory_ciphers' },
    { postconf: 'smtp_tls_ciphers' },
    { postconf: 'smtp_tls_mandatory_ciphers' },
  ],
  examples: {
    bad: [
      {
        version: '3.7',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_ciphers = export\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        version: '2.11.3',
        files: { 'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_ciphers = LOW\n' },
        fixed: { 'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_ciphers = medium\n' },
      },
      {
        version: '3.5',
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_tls_mandatory_ciphers=low\n',
        },
        fixed: {
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
    ],
    good: [
      {
        version: '3.7',
        files: { 'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_ciphers = medium\n' },
      },
      {
        version: '3.8',
        files: { 'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_ciphers = export\n' },
      },
      {
        version: '2.10.3',
        files: { 'main.cf': 'smtpd_tls_security_level = may\n' },
      },
    ],
  },
});
