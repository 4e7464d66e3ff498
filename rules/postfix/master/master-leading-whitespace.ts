import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-leading-whitespace',
  title: 'The first line of master.cf is indented',
  appliesTo: { fact: 'malformed-service' },
  when: { datum: 'problem', oneOf: ['leading-whitespace'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the line "{{text}}" is indented with nothing above that it could continue: Postfix drops it ' +
    'with a warning, and the service does not exist',
  byHand: 'begin the line in the first column',
  why: `An indented line continues the one above. When only comments stand above it, Postfix has nothing
to continue: it logs "logical line must not start with whitespace" and goes on without the line, its
continuation lines included. A port that the line was meant to open stays closed.`,
  references: [{ man: 'master', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': '# services\n  smtp inet n - n - - smtpd\nqmgr unix n - n 300 1 qmgr\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf':
            '# services\nsmtp inet n - n - - smtpd\n  # note\n  -o smtpd_helo_required=yes\n',
        },
      },
    ],
  },
});
