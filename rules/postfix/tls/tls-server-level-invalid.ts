import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-server-level-invalid',
  title: 'The TLS level of the server is no level',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { tls: ['invalid'] },
      {
        not: {
          setting: 'smtpd_tls_security_level',
          isOneOf: ['', 'none', 'may', 'encrypt', 'verify', 'secure', 'fingerprint'],
        },
      },
    ],
  },
  settings: ['smtpd_tls_security_level'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = "{{value}}" is no level of the SMTP server: {{service}} dies on every connection, ' +
    'and clients wait for a greeting that never comes',
  fixes: [
    {
      when: {
        all: [
          {
            setting: 'smtpd_tls_security_level',
            isOneOf: [
              'yes',
              'on',
              'true',
              '1',
              'enable',
              'enabled',
              'optional',
              'opportunistic',
              'dane',
              'dane-only',
            ],
          },
          { certificate: 'configured' },
        ],
      },
      safety: 'safe',
      description: 'offer TLS, and take mail without it too',
      operations: [{ setting: 'smtpd_tls_security_level', set: 'may' }],
    },
    {
      when: {
        all: [
          {
            setting: 'smtpd_tls_security_level',
            isOneOf: ['require', 'required', 'mandatory', 'force', 'enforce', 'enforced'],
          },
          { certificate: 'configured' },
        ],
      },
      safety: 'unsafe',
      description: 'demand TLS',
      operations: [{ setting: 'smtpd_tls_security_level', set: 'encrypt' }],
    },
  ],
  byHand:
    'set it to none, may or encrypt; dane and dane-only are levels of the client and belong in ' +
    'smtp_tls_security_level',
  why: `smtpd knows the levels none, may and encrypt; with verify, secure and fingerprint it warns and
uses encrypt. Capitals do not matter. Any other word is fatal: smtpd logs "Invalid TLS level" and
exits before it greets the client, and master(8) slows the service down ("bad command startup --
throttling"). The client sees an open port that says nothing, until one of the two gives up. No mail
comes in. postscreen, which takes its level from the same setting unless it has one of its own, dies
in the same way.

postfix check and a reload do not notice it, for only smtpd reads the value.

The usual causes: "dane", which makes sense for mail that goes out (smtp_tls_security_level) but has
no meaning for mail that comes in; "yes", as in the old smtpd_use_tls; quotes around the word; and a
comment behind it on the same line, which Postfix takes for a part of the value.

In wrapper mode (smtpd_tls_wrappermode = yes) the level is not looked at, so that such a service is
not reported.`,
  references: [
    { postconf: 'smtpd_tls_security_level' },
    { postconf: 'smtpd_tls_wrappermode' },
    { postconf: 'smtp_tls_security_level' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = dane\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
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
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=required\n',
        },
        fixed: {
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
      { files: { 'main.cf': 'smtpd_tls_security_level = "may"\n' } },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = May\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = secure\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = dane\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = dane\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_tls_security_level=may\n',
        },
      },
    ],
  },
});
