import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-duplicate-service',
  title: 'Two entries for one service',
  appliesTo: { fact: 'service-fault' },
  when: { datum: 'problem', oneOf: ['duplicate'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{service}} has another entry in line {{line}}, which is the one that counts: this one does nothing',
  fixes: [
    {
      safety: 'safe',
      description: 'comment out this entry',
      operations: [{ replacePlace: 'starts', with: '#' }],
    },
  ],
  why: `master(8) knows one entry for each address and port, and one for each socket. Of two it takes the last
and logs "duplicate master.cf entry for service ... -- using the last entry". Options of the first have
no effect, however sure one is to have set them. Port names count as their numbers: "submission" and
"587" are one service. An address in front of the port makes another one.

The fix comments out the entry that does nothing. See whether the other one has all that you want.`,
  references: [{ man: 'master', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'submission inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=yes\nsmtp inet n - n - - smtpd\n587 inet n - n - - smtpd\n',
        },
        fixed: {
          'master.cf':
            '#submission inet n - n - - smtpd\n#  -o smtpd_sasl_auth_enable=yes\nsmtp inet n - n - - smtpd\n587 inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'relay unix - - n - - smtp\nrelay unix - - n - - smtp\n',
        },
        fixed: { 'master.cf': '#relay unix - - n - - smtp\nrelay unix - - n - - smtp\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\nsmtp unix - - n - - smtp\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            '192.0.2.1:smtp inet n - n - - smtpd\n[2001:db8::1]:smtp inet n - n - - smtpd\nsmtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
