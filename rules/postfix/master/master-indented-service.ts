import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-indented-service',
  title: 'An indented service belongs to the one above',
  appliesTo: { fact: 'misplaced-line' },
  when: { datum: 'problem', oneOf: ['indented-service'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the line of {{meant}} is indented, so that its words are arguments of {{owner}}: there is no service {{meant}}',
  fixes: [
    {
      safety: 'unsafe',
      description: 'begin the line in the first column',
      operations: [{ deletePlace: 'indent' }],
    },
  ],
  why: `A line of master.cf that begins with a blank continues the line above. An indented service is no service
but a row of arguments for the program above it. smtpd and its siblings take no such arguments and end
with a fatal error ("unexpected command-line argument") each time that they are started: the service
above is dead, and the indented one does not exist. postconf -M prints both on one line.

The fix opens a service that was not there before, and brings the one above to life; hence it is
unsafe.`,
  references: [{ man: 'master', section: 5 }],
  silences: ['postfix/master-o-space-in-value', 'postfix/master-o-inline-comment'],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n  2525 inet n - n - - smtpd\n    -o smtpd_helo_required=yes\n',
        },
        fixed: {
          'master.cf':
            'smtp inet n - n - - smtpd\n2525 inet n - n - - smtpd\n    -o smtpd_helo_required=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'qmgr unix n - n 300 1 qmgr\n# TLS\n	tlsmgr    unix  -       -       y       1000?   1       tlsmgr\n',
        },
        fixed: {
          'master.cf':
            'qmgr unix n - n 300 1 qmgr\n# TLS\ntlsmgr    unix  -       -       y       1000?   1       tlsmgr\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\nsubmission inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'filter unix - n n - - pipe\n  flags=R user=filter\n  argv=/usr/bin/filter unix n -\n',
        },
      },
    ],
  },
});
