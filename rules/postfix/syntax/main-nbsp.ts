import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-nbsp',
  title: 'A blank, dash or quote that is none to Postfix',
  appliesTo: { fact: 'foreign-character' },
  when: { not: { datum: 'kind', oneOf: ['byte-order-mark'] } },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{character}} stands in the entry of {{within}}: Postfix takes it for a letter like any other',
  fixes: [
    {
      when: { not: { datum: 'kind', oneOf: ['quote', 'invisible'] } },
      safety: 'unsafe',
      description: 'write the ASCII character',
      operations: [{ replacePlace: 'characters', with: '{{ascii}}' }],
    },
    { safety: 'unsafe', description: 'take it out', operations: [{ deletePlace: 'characters' }] },
  ],
  why: `Web pages and word processors replace blanks, dashes and quotes by typographic ones, and copying brings
them along. On the screen they look like the ASCII ones, or like nothing; Postfix knows only the ASCII
ones. A no-break space does not separate two elements of a list, an en dash begins no option, a zero
width space makes a name that nobody knows. Seen with Postfix 3.7: a TLS protocol list that is refused, a
switch that is neither yes nor no, "unexpected command-line argument" of an -o with a long dash.

Texts for people (banners, footers), tables written into a value and what pipe(8) gets are left
alone, and so are names that only $name refers to.

The fix writes what the character looks like. Quotes and what shows nothing are taken out. It is unsafe
because a setting or a part of it comes to count.`,
  references: [
    { man: 'postconf', section: 5 },
    { man: 'master', section: 5 },
  ],
  silences: [
    'postfix/tls-invalid-protocol-list',
    'postfix/main-bool-invalid',
    'postfix/main-int-invalid',
    'postfix/main-keyword-invalid',
    'postfix/main-value-unread',
    'postfix/restriction-unknown-name',
    'postfix/restriction-missing-argument',
    'postfix/main-unknown-param',
    'postfix/master-unknown-param',
    'postfix/master-bad-columns',
    'postfix/main-missing-equals',
    'postfix/master-o-space-in-value',
    'postfix/tls-server-level-invalid',
    'postfix/main-quoted-value',
    'postfix/master-o-quotes',
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv2, !SSLv3\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv2, !SSLv3\n',
        },
      },
      {
        files: { 'main.cf': 'smtpd_helo_required = yes\n' },
        fixed: { 'main.cf': 'smtpd_helo_required = yes\n' },
      },
      {
        files: { 'main.cf': 'myhostname = “mail.example.org”\nmyorigin = ‘example.org‘\n' },
        fixed: { 'main.cf': 'myhostname = mail.example.org\nmyorigin = example.org\n' },
      },
      {
        files: {
          'main.cf': 'soft​_bounce = no\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  –o smtpd_helo_required=yes\n',
        },
        fixed: {
          'main.cf': 'soft_bounce = no\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_helo_required=yes\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_banner = $myhostname – ESMTP ready\nsmtpd_helo_required = yes\n# “quotes”\n',
        },
      },
      {
        files: {
          'main.cf':
            'greeting = “hello”\nsmtpd_banner = $myhostname $greeting\nsoft_bounce = no\nmyhostname = mail.example.org\nmyorigin = example.org\nsmtpd_tls_protocols = !SSLv2, !SSLv3\n',
        },
      },
    ],
  },
});
