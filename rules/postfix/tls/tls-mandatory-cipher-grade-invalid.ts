import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-mandatory-cipher-grade-invalid',
  title: 'The cipher grade of mandatory TLS is no grade',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      {
        not: {
          setting: 'smtpd_tls_mandatory_ciphers',
          isOneOf: ['high', 'medium', 'low', 'export', 'null'],
        },
      },
      {
        any: [
          { tls: ['mandatory', 'wrapped'] },
          { setting: 'smtpd_tls_mandatory_ciphers', is: 'empty' },
        ],
      },
    ],
  },
  settings: ['smtpd_tls_mandatory_ciphers'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = "{{value}}" is no cipher grade: {{service}} breaks off each TLS handshake, and ' +
    'with an empty value it does not even start',
  fixes: [
    {
      safety: 'safe',
      description: 'take it out, so that the default grade counts',
      operations: [{ unset: true, setting: 'smtpd_tls_mandatory_ciphers' }],
    },
  ],
  why: `The setting takes the name of a grade, high or medium; null, and up to Postfix 3.7 low and
export, in rare cases. It takes no cipher list of OpenSSL and no TLS version. smtpd looks at the word
only when a client starts TLS. Then it logs "invalid cipher grade" and closes the connection in the
middle of the handshake, with TLS 1.3 as with older versions. As TLS is mandatory here, nobody gets
any mail in: no user on submission, no sender on a port 25 that demands TLS.

An empty value is worse: smtpd refuses to start ("bad string length 0 < 1"), also where TLS is off or
opportunistic, so that port 25 is dead as well.

Nothing of what was written has ever been in force, so that the fix takes nothing away. The default,
medium, is strong enough by the word of the Postfix manual. To get rid of single ciphers name them in
smtpd_tls_mandatory_exclude_ciphers.

This setting counts at level "encrypt" and in wrapper mode; where TLS is opportunistic it is
smtpd_tls_ciphers, with a rule of its own.`,
  references: [
    { postconf: 'smtpd_tls_mandatory_ciphers' },
    { postconf: 'smtpd_tls_mandatory_exclude_ciphers' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_ciphers = TLSv1.2\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
        fixed: { 'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submissions inet n - n - - smtpd\n' +
            '  -o smtpd_tls_wrappermode=yes\n' +
            '  -o smtpd_tls_mandatory_ciphers=strong\n',
        },
        fixed: {
          'master.cf': 'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_ciphers =\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_ciphers = High\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_ciphers = strong\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_ciphers = strong\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_tls_mandatory_ciphers=medium\n',
        },
      },
    ],
  },
});
