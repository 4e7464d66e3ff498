import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/macro-syntax-unread',
  title: 'A $ expression that cannot be parsed, where nothing reads it',
  appliesTo: { fact: 'macro-error' },
  when: { datum: 'isRead', oneOf: [false] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{name}} holds a $ expression that Postfix cannot parse ({{message}}); nothing reads it ' +
    'today, but the first program that does ends with a fatal error',
  byHand: 'close the bracket, write $$ for a dollar sign, or take the setting out',
  why: `No program expands a value that no one refers to, nor the branch of a condition that does not
count, so the server runs. postconf looks at it all the same and warns. The first reference to the
name, or the day when the other branch counts, turns the warning into a fatal error.`,
  references: [{ man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'our_banner = ${myhostname\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_banner = ${{a} == {a} ? {mail.example.org} : {$}}\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'our_banner = ${myhostname}\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
