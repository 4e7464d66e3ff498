import { rule } from '../rule.ts';

export default rule({
  id: 'mtalint/malformed-suppression',
  title: 'A suppression comment that cannot be read',
  appliesTo: { suppression: 'malformed' },
  when: { all: [] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: 'this suppression does nothing: {{problem}}',
  byHand: 'write "# mtalint-disable-next-line RULE -- reason" on a line of its own',
  why: `A suppression names the rule and, behind " -- ", the reason. Without the reason nobody knows in a
year whether it still holds; with a name that no rule has, it silences nothing.`,
  references: [{ man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            '# mtalint-disable-next-line postfix/tls13-disabled\n' +
            'smtpd_tls_security_level = none\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf':
            '# mtalint-disable-next-line postfix/none-such -- why not\n' +
            'smtpd_tls_security_level = none\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            '# mtalint is run from cron\n# TLS is off: smtpd_tls_security_level\n' +
            'smtpd_tls_security_level = none\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
