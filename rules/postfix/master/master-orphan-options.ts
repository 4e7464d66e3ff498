import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-orphan-options',
  title: 'Options left over from a service that is commented out',
  appliesTo: { fact: 'misplaced-line' },
  when: { datum: 'problem', oneOf: ['left-of-service'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '"{{text}}" is an option of {{owner}} and not of {{meant}}, whose first line is a comment',
  fixes: [
    {
      safety: 'unsafe',
      description: 'comment out the options too',
      operations: [{ replacePlace: 'starts', with: '#' }],
    },
  ],
  why: `A comment does not end an entry of master.cf: an indented line continues the last line that is no
comment. Who comments out only the first line of a service leaves its options behind, and they go to
the service above. What was meant for submission then happens on port 25: with
smtpd_tls_wrappermode=yes no server can deliver mail any more, with
smtpd_client_restrictions=permit_sasl_authenticated,reject none may. postconf -M shows where the options
went.

Either comment out the options as well, which is what the fix does, or take the "#" off the service.
The fix is unsafe, since the service above changes.`,
  references: [{ man: 'master', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n#submission inet n       -       y       -       -       smtpd\n  -o smtpd_sasl_auth_enable=yes\n  -o smtpd_helo_required=no\n',
        },
        fixed: {
          'master.cf':
            'smtp inet n - n - - smtpd\n#submission inet n       -       y       -       -       smtpd\n#  -o smtpd_sasl_auth_enable=yes\n#  -o smtpd_helo_required=no\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n#submission inet n - y - - smtpd\n#  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n  # the submission service has -o smtpd_sasl_auth_enable=yes\n  -o smtpd_sasl_auth_enable=no\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            '#smtp inet n - y - - smtpd\nsmtp inet n - n - - smtpd\n#smtp inet n - y - - smtpd\n  -o smtpd_sasl_auth_enable=no\n',
        },
      },
    ],
  },
});
