import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-braces',
  title: 'Braces in master.cf that are not closed, or closed too early',
  appliesTo: { fact: 'override-braces' },
  when: { all: [] },
  versions: '>=3.0',
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the braces of "{{text}}" do not close at the end of the word: the master daemon ends with a ' +
    'fatal error, and Postfix does not start',
  byHand: 'close the brace, with a blank behind it',
  why: `-o { name = value } lets a value hold blanks. The closing brace must end the word: without it, or
with text glued to it, the master daemon stops at the start with "missing '}'" or "syntax error after
'}'". postconf only warns and shows what it made of the line.`,
  references: [{ man: 'master', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o { smtpd_banner = a b\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o {smtpd_banner = a b}-v\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o { smtpd_banner = a b } -v\n',
        },
      },
    ],
  },
});
