import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/macro-syntax-unread',
  title: 'A $ expression that cannot be parsed, in a value that nothing reads',
  appliesTo: { fact: 'macro-error' },
  when: { datum: 'isRead', oneOf: [false] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{name}} holds a $ expression that Postfix cannot parse ({{message}}); nothing reads the value ' +
    'today, but as soon as something does, it ends with a fatal error',
  byHand: 'close the bracket, write $$ for a dollar sign, or take the setting out',
  why: `No program expands a value that no one refers to, so the server runs. postconf looks at it all the
same and warns. The first reference to the name turns the warning into a fatal error.`,
  references: [{ man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'our_banner = ${myhostname\n',
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
