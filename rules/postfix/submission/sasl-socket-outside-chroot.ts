import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/sasl-socket-outside-chroot',
  title: 'A chrooted smtpd cannot reach the socket of Dovecot',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_sasl_auth_enable', is: 'yes' },
      { setting: 'smtpd_sasl_type', isOneOf: ['dovecot'] },
      { setting: 'smtpd_sasl_path', startsWith: ['/', 'unix:/'] },
      { column: 'chroot', holds: ['y'] },
    ],
  },
  settings: ['smtpd_sasl_path'],
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = {{value}}, but {{service}} is chrooted and looks for it below the queue ' +
    'directory; if it is not there too, smtpd ends at EHLO and takes no mail',
  byHand:
    'have Dovecot listen at /var/spool/postfix/private/auth and set smtpd_sasl_path = private/auth, ' +
    'or write "n" into the chroot column of the service',
  why: `A service with "y" in the fifth column of master.cf, as Debian has it, sees the queue directory as the
root of the file system. It connects to Dovecot after it has gone in there: /var/run/dovecot/auth-client
means /var/spool/postfix/var/run/dovecot/auth-client. When nothing is there, smtpd logs "SASL: Connect to
Dovecot auth socket ... failed: No such file or directory" and "fatal: no SASL authentication mechanisms",
and ends at the EHLO of each client.

A path without a slash in front (private/auth) is right with and without chroot. If Dovecot really makes
the socket inside the queue directory under this very path, suppress the finding.`,
  references: [
    { postconf: 'smtpd_sasl_path' },
    { man: 'master', section: 5 },
    { url: 'https://www.postfix.org/SASL_README.html', title: 'Postfix SASL Howto' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\n' +
            'smtpd_sasl_path = /var/run/dovecot/auth-client\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\n' +
            'smtpd_sasl_path = private/auth\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\n' +
            'smtpd_sasl_path = /var/run/dovecot/auth-client\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
