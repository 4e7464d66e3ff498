import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-undefined-reference',
  title: 'A reference to a parameter that no one sets',
  appliesTo: { fact: 'undefined-reference' },
  when: {
    all: [{ datum: 'setIn', oneOf: ['main.cf'] }, { not: { datum: 'name', oneOf: [''] } }],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{within}} refers to ${{name}}, which nothing sets: each program reads the value as if the ' +
    'reference were not there, and only postconf warns of it',
  fixes: [
    {
      when: { not: { datum: 'suggestion', oneOf: [''] } },
      safety: 'unsafe',
      description: 'refer to {{suggestion}}',
      operations: [{ replacePlace: 'name', with: '{{suggestion}}' }],
    },
  ],
  byHand: 'set {{name}}, or take the reference out',
  why: `Postfix expands a name that is neither built in nor set to the empty text. No daemon logs it. A
banner then begins with a blank where the host name should stand; a list loses an element, which may
be the very restriction that kept strangers out. Only postconf warns, with "undefined parameter". Where
nothing else is left and the value must not be empty, as that of myhostname or of a size, no program
starts: "bad string length 0 < 1: myhostname =" (tried with Postfix 3.7).

\${MAIL_DOMAIN} and the like are often filled in by a script that makes main.cf. Postfix itself does not
look into the environment, so give the linter the file as it is installed.

The rule looks at main.cf and master.cf together, and is silent when one of them is not at hand or
the text is an excerpt: what is not shown may define the name. A reference inside a condition such as
\${name?text} counts too, as it does for postconf; if you mean "only if someone sets it", set the name
to the empty text to say so.`,
  references: [
    { man: 'postconf', section: 5 },
    { man: 'postconf', section: 1 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_banner = $myhostnam ESMTP\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'smtpd_banner = $myhostname ESMTP\n' },
      },
      {
        files: {
          'main.cf': 'mydestination = $myhostname, $our_domains\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'our_domains = example.org\nmydestination = $myhostname, $our_domains\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_banner = $greeting ESMTP\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o greeting=mx\n',
        },
      },
      { fragment: true, files: { 'main.cf': 'smtpd_banner = $greeting ESMTP\n' } },
    ],
  },
});
