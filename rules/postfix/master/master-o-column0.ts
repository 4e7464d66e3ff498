import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-o-column0',
  title: 'An option begins in the first column',
  appliesTo: { fact: 'misplaced-line' },
  when: { datum: 'problem', oneOf: ['option-in-first-column'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '"{{text}}" begins in the first column and is read as a service: Postfix does not start',
  fixes: [
    {
      safety: 'safe',
      description: 'indent the line, as an option of {{owner}}',
      operations: [{ replacePlace: 'starts', with: '  ' }],
    },
  ],
  byHand: 'indent the line below the service that it belongs to, or comment it out',
  why: `Only a line that begins with a blank continues the one above. An option in the first column is taken for
a service of that name, and it has neither the type nor the columns of one: postconf and master end with
"bad field count", or "invalid type field" where the line is long. A Postfix that runs goes on with what
it has read, and does not come up again after the next restart.

The fix indents the line. It is offered where a service stands above, with no service between them that
is commented out and may have been meant.`,
  references: [{ man: 'master', section: 5 }],
  silences: ['postfix/master-bad-columns'],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            '2525 inet n - n - - smtpd\n-o smtpd_delay_reject=yes\n-o smtpd_helo_required=no\n',
        },
        fixed: {
          'master.cf':
            '2525 inet n - n - - smtpd\n  -o smtpd_delay_reject=yes\n  -o smtpd_helo_required=no\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp unix - - n - - smtp\n-o smtp_helo_timeout=5 -o smtp_connect_timeout=5 -o soft_bounce=no -o syslog_name=out\n',
        },
        fixed: {
          'master.cf':
            'smtp unix - - n - - smtp\n  -o smtp_helo_timeout=5 -o smtp_connect_timeout=5 -o soft_bounce=no -o syslog_name=out\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n#submission inet n - y - - smtpd\n-o smtpd_sasl_auth_enable=yes\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'submission inet n - n - - smtpd\n#-o smtpd_sasl_auth_enable=yes\n',
        },
      },
    ],
  },
});
