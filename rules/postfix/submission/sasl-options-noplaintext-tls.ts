import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/sasl-options-noplaintext-tls',
  title: 'PLAIN and LOGIN are forbidden inside TLS too',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_sasl_auth_enable', is: 'yes' },
      { setting: 'smtpd_sasl_type', isOneOf: ['dovecot'] },
      { tls: ['opportunistic', 'mandatory', 'wrapped'] },
      { setting: 'smtpd_sasl_tls_security_options', listsOneOf: ['noplaintext'] },
    ],
  },
  settings: ['smtpd_sasl_tls_security_options'],
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'smtpd_sasl_tls_security_options has noplaintext: of what Dovecot offers by default no mechanism ' +
    'is left for {{service}}, and smtpd ends at EHLO',
  fixes: [
    {
      when: {
        all: [
          { setting: 'smtpd_sasl_tls_security_options', is: 'unset' },
          { setting: 'smtpd_sasl_security_options', listsOneOf: ['noanonymous'] },
        ],
      },
      safety: 'unsafe',
      description: 'allow PLAIN and LOGIN inside TLS, where nobody can read along',
      operations: [{ setting: 'smtpd_sasl_tls_security_options', set: 'noanonymous' }],
    },
    {
      when: { setting: 'smtpd_sasl_tls_security_options', is: 'set' },
      safety: 'unsafe',
      description: 'allow PLAIN and LOGIN inside TLS, where nobody can read along',
      operations: [{ setting: 'smtpd_sasl_tls_security_options', removeItem: 'noplaintext' }],
    },
  ],
  byHand: 'set smtpd_sasl_tls_security_options = noanonymous',
  why: `noplaintext takes PLAIN and LOGIN away, the two mechanisms that Dovecot offers unless it is told
otherwise, and the only ones that work with hashed passwords. When no mechanism is left, smtpd logs "fatal:
no SASL authentication mechanisms" at EHLO and closes the connection. smtpd_sasl_tls_security_options, for
connections with TLS, is a copy of smtpd_sasl_security_options unless it is set, and there the password is
safe anyway. The Postfix documentation sets it to noanonymous.

Mind the other half: outside TLS too smtpd ends at EHLO when noplaintext leaves nothing. It does not where
AUTH waits for TLS (smtpd_tls_auth_only = yes); with that, noplaintext is not needed at all.

If your Dovecot offers SCRAM or the like on purpose (auth_mechanisms), suppress the finding. Since it
cannot be seen here, the fix counts as unsafe.`,
  references: [
    { postconf: 'smtpd_sasl_tls_security_options' },
    { postconf: 'smtpd_sasl_security_options' },
    { postconf: 'smtpd_tls_auth_only' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_sasl_type = dovecot\n' +
            'smtpd_sasl_path = private/auth\n' +
            'smtpd_sasl_security_options = noanonymous, noplaintext\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_sasl_type = dovecot\n' +
            'smtpd_sasl_path = private/auth\n' +
            'smtpd_sasl_security_options = noanonymous, noplaintext\n' +
            'smtpd_sasl_tls_security_options = noanonymous\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_sasl_type = dovecot\n' +
            'smtpd_sasl_path = private/auth\n' +
            'smtpd_sasl_tls_security_options = noplaintext, noanonymous\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_sasl_type = dovecot\n' +
            'smtpd_sasl_path = private/auth\n' +
            'smtpd_sasl_tls_security_options = noanonymous\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_sasl_type = dovecot\n' +
            'smtpd_sasl_path = private/auth\n' +
            'smtpd_sasl_security_options = noanonymous, noplaintext\n' +
            'smtpd_sasl_tls_security_options = noanonymous\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_sasl_security_options = noanonymous, noplaintext\n',
        },
      },
    ],
  },
});
