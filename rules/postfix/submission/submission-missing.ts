import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/submission-missing',
  title: 'Users log in, but there is no submission port',
  appliesTo: { service: ['mx'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_sasl_auth_enable', is: 'yes' },
      { not: { hasService: ['submission', 'submissions'] } },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_sasl_auth_enable'],
  severity: { interop: 'info', standard: 'info', strict: 'warning' },
  message:
    'users can log in on {{service}} alone: many networks block port 25 for their customers, and ' +
    'mail programs look for ports 465 and 587',
  byHand:
    'add the services submissions (465, with "-o smtpd_tls_wrappermode=yes") and submission (587) to ' +
    'master.cf, and open the ports',
  why: `Port 25 is for mail between servers. Providers, hotels and mobile networks block it on the way
out, so that infected machines cannot send spam; a user in such a network cannot send at all. Mail
programs ask for ports 465 and 587. RFC 8314 asks for both, for some years at least: TLS from the first
byte on 465, STARTTLS on 587. A service of its own also can have rules of its own: no mail without a
login, no block lists for users.

The stock master.cf has both as comments. A host whose one program logs in on port 25 can ignore this.`,
  references: [
    { rfc: 8314, section: '3.3' },
    { rfc: 6409, section: '3.1' },
    { man: 'master', section: 5 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_sasl_auth_enable = yes\nsmtpd_tls_auth_only = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n#submission inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_sasl_auth_enable = yes\nsmtpd_tls_auth_only = yes\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n465 inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_sasl_auth_enable = yes\nsmtpd_tls_auth_only = yes\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
