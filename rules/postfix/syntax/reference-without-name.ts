import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/reference-without-name',
  title: 'A reference without a name',
  appliesTo: { fact: 'undefined-reference' },
  when: { datum: 'name', oneOf: [''] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{within}} holds {{text}}, a reference without a name: no parameter is called so, and Postfix ' +
    'takes it for one that nothing sets',
  byHand: 'write the name that is meant, or take the reference out',
  why: `Between the brackets of a reference Postfix expects the name of a parameter, and is content with
none if a blank, a question mark or a colon stands there instead. \${ } then expands to nothing,
\${?text} to nothing, and \${:text} always to the text. Programs say nothing about it; postconf warns
with "undefined parameter:" and no name behind it. Only \${} with nothing inside at all is refused, by
postconf and programs alike.

Mostly the name was left out, or a template was filled in with an empty text.`,
  references: [{ man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_banner = $myhostname ${ } ESMTP\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet n - n - - smtpd -o {smtpd_banner=mx $( :ESMTP)}\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtpd_banner = $myhostname ${mail_name} ESMTP\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_banner = $myhostname $${ } ESMTP\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
