import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-undefined-macro',
  title: 'An -o refers to a parameter that no one sets',
  appliesTo: { fact: 'undefined-reference' },
  when: {
    all: [{ datum: 'setIn', oneOf: ['master.cf'] }, { not: { datum: 'name', oneOf: [''] } }],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '-o {{within}} refers to ${{name}}, which nothing sets: this service sees nothing in its place',
  byHand: 'set {{name}} in main.cf, or take the -o out',
  why: `The examples in the master.cf that comes with Postfix refer to names such as
$mua_client_restrictions, which main.cf is meant to set. When the lines are uncommented and the names
are not, the restriction list of the service is empty: what main.cf says for all services is switched
off, and nothing takes its place. postconf warns with "undefined parameter", no daemon does.

To have an empty list on purpose, write it: -o smtpd_client_restrictions=`,
  references: [
    { man: 'master', section: 5 },
    { man: 'postconf', section: 1 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_client_restrictions = reject_unknown_client_hostname\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_client_restrictions=$mua_client_restrictions\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'mua_client_restrictions = permit_sasl_authenticated, reject\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_client_restrictions=$mua_client_restrictions\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_client_restrictions=\n' +
            '  -o syslog_name=postfix/$service_name\n',
        },
      },
    ],
  },
});
