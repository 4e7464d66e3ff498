import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-quoted-value',
  title: 'Quotes around a value',
  appliesTo: { fact: 'quoted-value' },
  when: { datum: 'setIn', oneOf: ['main.cf'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'Postfix knows no quotes in main.cf: {{name}} is {{value}} with the quotes, and {{consequence}}',
  fixes: [
    {
      when: { datum: 'broken', oneOf: [true] },
      safety: 'safe',
      description: 'write {{bare}}',
      operations: [{ replacePlace: 'value', with: '{{bare}}' }],
    },
    {
      safety: 'unsafe',
      description: 'write {{bare}}, which then takes effect',
      operations: [{ replacePlace: 'value', with: '{{bare}}' }],
    },
  ],
  why: `Postfix takes a value as it stands behind the equals sign. Quotes are characters like any other: a file
is looked for under a name that begins with a quote, a network or a domain in quotes matches nothing, a
restriction in quotes is one that smtpd does not know, which it answers with 451. postconf prints the
value with its quotes and finds nothing wrong.

Only parameters where quotes cannot be meant are looked at. A banner, or a command that a shell runs,
may hold them; and switches and numbers have rules of their own.

Where the quotes kept the setting from working at all, to take them off is safe. Where they only made a
list match nothing, the list comes to count, and hosts or domains with it: look at it first.`,
  references: [{ man: 'postconf', section: 5 }],
  silences: [
    'postfix/tls-server-level-invalid',
    'postfix/tls-invalid-protocol-list',
    'postfix/restriction-unknown-name',
    'postfix/main-value-unread',
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = "/etc/ssl/mail.pem"\nsmtpd_tls_key_file = /etc/ssl/mail.key\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_key_file = /etc/ssl/mail.key\n',
        },
      },
      {
        files: {
          'main.cf':
            "compatibility_level = 3.6\nsmtpd_recipient_restrictions = 'permit_mynetworks'\n",
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_recipient_restrictions = permit_mynetworks\n',
        },
      },
      {
        files: { 'main.cf': 'relayhost = "[smtp.example.org]:587"\n' },
        fixed: { 'main.cf': 'relayhost = [smtp.example.org]:587\n' },
      },
      {
        files: { 'main.cf': 'myhostname = "mail.example.org"\n' },
        fixed: { 'main.cf': 'myhostname = mail.example.org\n' },
      },
      {
        files: { 'main.cf': 'mydestination = "example.org", "example.net"\n' },
        fixed: { 'main.cf': 'mydestination = example.org, example.net\n' },
      },
      {
        files: { 'main.cf': 'virtual_alias_maps = "hash:/etc/postfix/virtual"\n' },
        fixed: { 'main.cf': 'virtual_alias_maps = hash:/etc/postfix/virtual\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_key_file = /etc/ssl/mail.key\nmailbox_command = "/usr/bin/deliver"\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_banner = "$myhostname ESMTP"\nmyhostname = mail.example.org\nmydestination = example.org\n',
        },
      },
      {
        files: {
          'main.cf':
            'relayhost = [smtp.example.org]:587\nsmtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination\nvirtual_alias_maps = hash:/etc/postfix/virtual\n',
        },
      },
    ],
  },
});
