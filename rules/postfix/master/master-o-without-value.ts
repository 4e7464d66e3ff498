import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-o-without-value',
  title: 'An -o option without name=value',
  appliesTo: { fact: 'broken-override' },
  when: { datum: 'joined', oneOf: [''] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '-o is followed by "{{text}}", which is not of the form name=value: the daemon dies each time ' +
    'that it is started, and the service does nothing',
  byHand: 'write -o name=value, or -o name= for an empty value; or take the -o out',
  why: `A daemon reads its -o options when it starts, and ends if one of them is not name=value: "invalid
-o option value: missing '=' after attribute name", "missing attribute name", or, where -o is the last
word, "invalid option". master(8) starts it again for the next client and slows down ("bad command
startup -- throttling"). A client gets no answer. postconf -M shows the line without complaint.

An option that is meant to stand on its own does not exist: a switch is set with name=yes.`,
  references: [{ man: 'master', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_helo_required\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o =yes\n  -o smtpd_helo_required=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_helo_required=yes\n  -o\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o { smtpd_helo_required yes }\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n  -o smtpd_helo_required=yes\n  -o smtpd_milters=\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_helo_required = yes\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'maildrop unix - n n - - pipe\n' +
            '  flags=DRhu user=vmail argv=/usr/bin/maildrop -o smtpd_helo_required\n',
        },
      },
    ],
  },
});
