import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-unknown-param',
  title: 'An -o option sets a name that no program reads',
  appliesTo: { fact: 'unknown-parameter' },
  when: {
    all: [
      { datum: 'setIn', oneOf: ['master.cf'] },
      { datum: 'otherReleases', oneOf: [''] },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '-o {{name}}: that is no parameter of Postfix, and no value refers to it; the service handles ' +
    'mail as if the option were not there',
  fixes: [
    {
      when: {
        all: [
          { not: { datum: 'suggestion', oneOf: [''] } },
          { datum: 'suggestionIsSet', oneOf: [false] },
        ],
      },
      safety: 'unsafe',
      description: 'call it {{suggestion}}, which then takes effect',
      operations: [{ replacePlace: 'name', with: '{{suggestion}}' }],
    },
  ],
  byHand: 'look the name up in postconf(5); if nothing needs the option, take it out',
  why: `A daemon accepts -o with any name. If no parameter is called so, and no value refers to it with
$name, the option does nothing: a submission service with -o smtpd_tls_security_lvl=encrypt takes mail
without TLS. The daemons do not mention it; postconf says "unused parameter", postfix check from 3.9 on.

To rename the option makes a setting count that has not counted so far. Hence the fix is unsafe.`,
  references: [
    { man: 'master', section: 5 },
    { man: 'postconf', section: 1 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': '2525 inet n - n - - smtpd\n  -o smtpd_tls_security_levl=encrypt\n',
        },
        fixed: {
          'master.cf': '2525 inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            '  -o smtpd_helo_requird=yes\n  -o smtpd_helo_required=no\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o { our_favourite_colour = green }\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtpd_client_restrictions = $client_checks\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o client_checks=permit_mynetworks\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_helo_required=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_helo_requird = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
