import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/sasl-backend-missing',
  title: 'Dovecot is to check passwords, but smtpd is not told where it listens',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_sasl_auth_enable', is: 'yes' },
      { setting: 'smtpd_sasl_type', isOneOf: ['dovecot'] },
      { setting: 'smtpd_sasl_path', is: 'unset' },
    ],
  },
  settings: ['smtpd_sasl_type', 'smtpd_sasl_path'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = {{value}} without smtpd_sasl_path: smtpd looks for a socket named "smtpd", finds ' +
    'none and ends at EHLO, so that {{service}} takes no mail',
  fixes: [
    {
      safety: 'unsafe',
      description:
        'look for it at private/auth, where the Postfix documentation has Dovecot listen',
      operations: [{ setting: 'smtpd_sasl_path', set: 'private/auth' }],
    },
  ],
  why: `smtpd_sasl_path says where the password server listens. Its default "smtpd" is a name for Cyrus SASL;
for Dovecot it is a socket of that name in the queue directory, which nobody makes. smtpd logs "SASL:
Connect to Dovecot auth socket 'smtpd' failed: No such file or directory" and "fatal: no SASL
authentication mechanisms" as soon as a client says EHLO. That also hits other mail servers on the same
service: the connection is closed, and no mail comes in.

private/auth is a path below the queue directory, so that it holds for chrooted services too. Dovecot has
to make the socket there:
  service auth { unix_listener /var/spool/postfix/private/auth { mode = 0660 user = postfix group = postfix } }
The fix is unsafe because it rests on that.`,
  references: [
    { postconf: 'smtpd_sasl_path' },
    { postconf: 'smtpd_sasl_type' },
    { url: 'https://www.postfix.org/SASL_README.html', title: 'Postfix SASL Howto' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\n' +
            'smtpd_sasl_path = private/auth\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\n' +
            'smtpd_sasl_path = inet:127.0.0.1:12345\n',
        },
      },
      {
        files: { 'main.cf': 'compatibility_level = 3.6\nsmtpd_sasl_type = dovecot\n' },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = cyrus\n',
        },
      },
    ],
  },
});
