import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/macro-syntax',
  title: 'A $ expression that Postfix cannot parse',
  appliesTo: { fact: 'macro-error' },
  when: { datum: 'isRead', oneOf: [true] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{name}} holds a $ expression that Postfix cannot parse ({{message}}): postconf and the ' +
    'programs that read it end with "macro processing error", and Postfix does not start',
  byHand: 'close the bracket, or write $$ for a dollar sign',
  why: `$name, \${name}, \${name?text} and \${{a} == {b} ? {c} : {d}} are all that a dollar sign can begin. What
is cut off or misspelt is a fatal error for whoever expands the value: postconf, which "postfix start"
calls before anything else, and each daemon. A server that runs notices at the next reload.

A dollar sign that is meant as itself is written twice.`,
  references: [{ man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_banner = ${myhostname ESMTP\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet n - n - - smtpd -o smtpd_banner=$\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtpd_banner = ${myhostname} ESMTP, 5$$ a message\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_banner = ${mail_name?{$mail_name}:{MTA}}\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
