import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/sasl-on-port-25',
  title: 'Logins are taken on port 25 too',
  appliesTo: { service: ['mx'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_sasl_auth_enable', is: 'yes' },
      { not: { setting: 'smtpd_discard_ehlo_keywords', listsOneOf: ['auth'] } },
      { hasService: ['submission', 'submissions'] },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_sasl_auth_enable'],
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    '{{setting}} = {{value}} on {{service}}: passwords are tried there all day, though users have a ' +
    'submission port of their own',
  fixes: [
    {
      safety: 'unsafe',
      description: 'offer no AUTH there; programs set to port 25 must change to 465 or 587',
      operations: [{ override: 'smtpd_sasl_auth_enable', set: 'no' }],
    },
  ],
  byHand: 'add "-o smtpd_sasl_auth_enable=no" to the service',
  why: `Other mail servers never log in. Who says AUTH on port 25 is a user with an old setting, or one of the
programs that try passwords around the clock, and they try port 25 first, because every mail server has
it open. With AUTH on the submission ports alone (465, 587) the guessing has fewer doors, and block lists
and other checks of port 25 do not get in the way of users.

The fix is unsafe: mail programs, copiers and scripts that log in on port 25 can no longer send. Look in
the log for sasl_username= on postfix/smtpd without the name of the submission service first.`,
  references: [
    { postconf: 'smtpd_sasl_auth_enable' },
    { rfc: 6409, section: '3.1' },
    { rfc: 8314, section: '3.3' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_sasl_auth_enable = yes\nsmtpd_tls_auth_only = yes\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
        fixed: {
          'master.cf':
            'smtp inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=no\n' +
            'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submissions inet n - n - - smtpd\n' +
            '  -o smtpd_tls_wrappermode=yes\n  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_sasl_auth_enable = yes\nsmtpd_tls_auth_only = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
