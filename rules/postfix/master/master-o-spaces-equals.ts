import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-o-spaces-equals',
  title: 'Blanks around the equals sign of an -o option',
  appliesTo: { fact: 'broken-override' },
  when: { not: { datum: 'joined', oneOf: [''] } },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '-o takes one word, and "{{text}}" has no equals sign: the daemon dies each time that it is ' +
    'started, and the service does nothing',
  fixes: [
    {
      safety: 'safe',
      description: 'write {{joined}}',
      operations: [{ replacePlace: 'assignment', with: '{{joined}}' }],
    },
  ],
  why: `master(8) splits a line of master.cf at blanks and hands the words to the daemon. After -o it
expects one word, name=value. In "-o name = value" that word is the name alone: the daemon logs
"missing '=' after attribute name" and ends. master starts it again for the next client and slows down
("bad command startup -- throttling"). A client gets no answer. Neither postconf nor postfix check
finds anything wrong.

The fix puts the three words together. From Postfix 3.0 on a value with blanks in it can be written
with braces: -o { name = value value }.`,
  references: [{ man: 'master', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level = encrypt\n' +
            '  -o smtpd_sasl_auth_enable=yes\n',
        },
        fixed: {
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd -o smtpd_helo_required =yes\n',
        },
        fixed: {
          'master.cf': 'smtp inet n - n - - smtpd -o smtpd_helo_required=yes\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_helo_required=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            '  -o { smtpd_helo_required = yes }\n' +
            '  -o { smtpd_tls_security_level = none }\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_helo_required\n',
        },
      },
    ],
  },
});
