import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-trailing-comment',
  title: 'A comment behind a value is part of the value',
  appliesTo: { fact: 'trailing-comment' },
  when: { datum: 'harmful', oneOf: [true] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '"{{comment}}" is no comment but part of the value of {{name}}: {{consequence}}',
  fixes: [
    {
      safety: 'safe',
      description: 'move the comment to a line of its own',
      operations: [{ moveAbove: 'comment' }],
    },
  ],
  why: `In main.cf a comment is a line that begins with "#". Behind a value "#" is a character like any
other, and all that follows belongs to the value.

What comes of it depends on the setting. A switch, a number or a keyword is then a bad value: the
programs that read it end with a fatal error as soon as they are started, so that, say, nobody gets an
answer on port 25. A list of TLS versions is refused, and STARTTLS answered with 454. A certificate is
looked for in a file whose name ends in the comment. smtpd takes the words for restrictions that it
does not know, and answers 451. A list of lookup tables has a table "#". Lists of domains and networks
end at the sign: when they go on in the next line, that part is lost without more than a warning.

postconf prints the whole text as the value and finds nothing wrong before Postfix 3.8.

Free texts such as smtpd_banner, which may hold a "#", are not looked at. A line that begins with "#"
between the lines of a value is a comment and does no harm.`,
  references: [
    { man: 'postconf', section: 5 },
    { postconf: 'smtpd_tls_security_level' },
    { postconf: 'mydestination' },
    { postconf: 'smtpd_recipient_restrictions' },
  ],
  silences: [
    'postfix/cert-file-missing',
    'postfix/chain-file-missing',
    'postfix/main-tolerated-comment',
    'postfix/tls-server-level-invalid',
    'postfix/outbound-level-invalid',
    'postfix/tls-invalid-protocol-list',
    'postfix/tls-cipher-grade-invalid',
    'postfix/tls-mandatory-cipher-grade-invalid',
    'postfix/tls-exclude-ciphers-operator',
    'postfix/tls-exclude-ciphers-second-rule',
    'postfix/tls-exclude-ciphers-unknown',
    'postfix/deprecated-use-tls',
    'postfix/deprecated-enforce-tls',
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_security_level = may # opportunistic\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            '# opportunistic\n' +
            'smtpd_tls_security_level = may\n',
        },
      },
      {
        files: { 'main.cf': 'smtpd_helo_required = yes   # RFC\n' },
        fixed: { 'main.cf': '# RFC\nsmtpd_helo_required = yes\n' },
      },
      {
        profile: 'interop',
        files: { 'main.cf': 'smtpd_timeout = 300 #five minutes\n' },
        fixed: { 'main.cf': '#five minutes\nsmtpd_timeout = 300\n' },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_protocols = >=TLSv1 # old senders\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            '# old senders\n' +
            'smtpd_tls_protocols = >=TLSv1\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem # renewed by certbot\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            '# renewed by certbot\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: { 'main.cf': 'virtual_alias_maps = hash:/etc/postfix/virtual # see wiki\n' },
        fixed: { 'main.cf': '# see wiki\nvirtual_alias_maps = hash:/etc/postfix/virtual\n' },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_recipient_restrictions =\n' +
            '    permit_mynetworks,   # ours\n' +
            '    reject_unauth_destination\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_recipient_restrictions =\n' +
            '# ours\n' +
            '    permit_mynetworks,\n' +
            '    reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf': 'mydestination = example.org, # the company\n  example.net # the club\n',
        },
        fixed: {
          'main.cf': '# the company\nmydestination = example.org,\n  example.net # the club\n',
        },
      },
      {
        files: { 'main.cf': 'inet_protocols = ipv4 # no IPv6 here\n' },
        fixed: { 'main.cf': '# no IPv6 here\ninet_protocols = ipv4\n' },
      },
    ],
    good: [
      { files: { 'main.cf': '# opportunistic\nsmtpd_tls_security_level = may\n' } },
      { files: { 'main.cf': 'smtpd_banner = $myhostname ESMTP # no spam\n' } },
      { files: { 'main.cf': 'smtpd_timeout = 300s # five minutes\n' } },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_recipient_restrictions =\n' +
            '    permit_mynetworks,\n' +
            '    # ours, smtpd_helo_required = yes\n' +
            '    reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_helo_required = yes\nsmtp_sasl_password_maps = static:user:pa#ss\n',
        },
      },
    ],
  },
});
