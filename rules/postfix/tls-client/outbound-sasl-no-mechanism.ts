import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-sasl-no-mechanism',
  title: 'Passwords in plain text are refused inside TLS as well',
  appliesTo: { clientLevel: ['smtp'] },
  when: {
    all: [
      { setting: 'smtp_sasl_auth_enable', is: 'yes' },
      { not: { setting: 'smtp_sasl_password_maps', is: 'empty' } },
      { setting: 'smtp_sasl_tls_security_options', listsOneOf: ['noplaintext'] },
      { setting: 'smtp_sasl_tls_verified_security_options', listsOneOf: ['noplaintext'] },
      { not: { clientTls: ['none', 'invalid'] } },
      { delivers: 'relay' },
    ],
  },
  settings: [
    'smtp_sasl_tls_security_options',
    'smtp_sasl_auth_enable',
    'smtp_sasl_security_options',
  ],
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} has "noplaintext": the client does not log in to a relay that offers PLAIN and LOGIN ' +
    'alone, as nearly all do, and all mail waits in the queue',
  fixes: [
    {
      safety: 'unsafe',
      description: 'allow such passwords inside TLS',
      operations: [{ setting: 'smtp_sasl_tls_security_options', set: 'noanonymous' }],
    },
  ],
  why: `smtp_sasl_security_options is "noplaintext, noanonymous" by default, and
smtp_sasl_tls_security_options, which counts inside TLS, takes its value from there. So neither PLAIN nor
LOGIN is used, not even in a session that is encrypted, and a relay that offers nothing else ends in "SASL
authentication failed; cannot authenticate to server ...: no mechanism available", with each message
deferred (tried with Postfix 3.7).

Inside TLS there is no need to hide the password from the line, so smtp_sasl_tls_security_options =
noanonymous is what is meant nearly always. Leave smtp_sasl_security_options alone, and have TLS be
mandatory for the relay. The fix counts as unsafe because at level "may" the client sends the password to
whoever answers in the name of the relay with any certificate.

Ignore this if the relay offers CRAM-MD5, SCRAM or another mechanism that does not send the password.`,
  references: [
    { postconf: 'smtp_sasl_tls_security_options' },
    { postconf: 'smtp_sasl_security_options' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_sasl_auth_enable = yes\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl\n' +
            'smtp_tls_security_level = encrypt\n',
        },
        fixed: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_sasl_auth_enable = yes\n' +
            'smtp_sasl_tls_security_options = noanonymous\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl\n' +
            'smtp_tls_security_level = encrypt\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_sasl_auth_enable = yes\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl\n' +
            'smtp_sasl_tls_security_options = noanonymous\n' +
            'smtp_tls_security_level = encrypt\n',
        },
      },
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_sasl_auth_enable = yes\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl\n' +
            'smtp_sasl_security_options = noanonymous\n' +
            'smtp_tls_security_level = encrypt\n',
        },
      },
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_sasl_auth_enable = no\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl\n' +
            'smtp_tls_security_level = encrypt\n',
        },
      },
    ],
  },
});
