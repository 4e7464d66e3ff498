import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-indented-param',
  title: 'An indented setting belongs to the one above',
  appliesTo: { fact: 'misplaced-line' },
  when: { datum: 'problem', oneOf: ['indented-setting'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '"{{text}}" is indented, so that it is part of the value of {{owner}}: {{meant}} is not set by it',
  fixes: [
    {
      safety: 'unsafe',
      description: 'begin the line in the first column, so that {{meant}} is set',
      operations: [{ deletePlace: 'indent' }],
    },
  ],
  why: `A line of main.cf that begins with a blank continues the line above, whatever stands in it. A setting
that was indented for looks, or because the one above was pasted from an indented text, is therefore
not set. Its words become part of the value above: a network called "smtpd_helo_required", a
restriction that nobody knows. Nothing is logged of it when Postfix starts; postconf prints both in one
value. A comment or an empty line between the two makes no difference.

To take the blanks away sets a parameter that was not set, and shortens the value above. Both change
what the server does; hence the fix is unsafe. Lines inside braces are left alone.`,
  references: [{ man: 'postconf', section: 5 }],
  silences: [
    'postfix/main-trailing-comment',
    'postfix/main-tolerated-comment',
    'postfix/restriction-unknown-name',
    'postfix/restriction-missing-argument',
    'postfix/restriction-unreachable',
    'postfix/restriction-skipped',
    'postfix/main-bool-invalid',
    'postfix/main-int-invalid',
    'postfix/main-keyword-invalid',
    'postfix/main-keyword-ignored',
    'postfix/main-length-invalid',
    'postfix/main-time-tail-ignored',
    'postfix/main-value-unread',
    'postfix/tls-server-level-invalid',
    'postfix/tls-invalid-protocol-list',
    'postfix/tls-exclude-ciphers-unknown',
    'postfix/table-unusable',
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'mynetworks = 127.0.0.0/8\n  smtpd_helo_required = yes\n' },
        fixed: { 'main.cf': 'mynetworks = 127.0.0.0/8\nsmtpd_helo_required = yes\n' },
      },
      {
        files: {
          'main.cf': 'mydestination = example.org\n\n# TLS\n	smtp_tls_security_level=may\n',
        },
        fixed: { 'main.cf': 'mydestination = example.org\n\n# TLS\nsmtp_tls_security_level=may\n' },
      },
    ],
    good: [
      { files: { 'main.cf': 'mynetworks = 127.0.0.0/8\nsmtpd_helo_required = yes\n' } },
      {
        files: {
          'main.cf':
            'smtpd_milters = { inet:127.0.0.1:8891,\n    milter_default_action = accept }\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_recipient_restrictions =\n    permit_mynetworks,\n    # smtpd_helo_required = yes\n    reject_unauth_destination\ncompatibility_level = 3.6\n',
        },
      },
    ],
  },
});
