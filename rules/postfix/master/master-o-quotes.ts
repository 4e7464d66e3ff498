import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-o-quotes',
  title: 'Quotes around an -o value',
  appliesTo: { fact: 'quoted-value' },
  when: { datum: 'setIn', oneOf: ['master.cf'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'Postfix knows no quotes in master.cf: {{name}} is {{value}} with the quotes, and {{consequence}}',
  fixes: [
    {
      when: { datum: 'broken', oneOf: [true] },
      safety: 'safe',
      description: 'write {{bare}}',
      operations: [{ replacePlace: 'value', with: '{{bare}}' }],
    },
    {
      safety: 'unsafe',
      description: 'write {{bare}}, which then takes effect',
      operations: [{ replacePlace: 'value', with: '{{bare}}' }],
    },
  ],
  why: `master(8) hands the words of a line to the program as they stand, and no shell takes the quotes off.
They become part of the value. smtpd does not know a restriction that is called "reject" in quotes and
answers 451 to every recipient; a network, a domain or a file of such a name does not exist. Quotes
around name and value together make a name that nobody reads: the service then works with the value of
main.cf, and a restriction that was to guard it does not.

From Postfix 3.0 on, braces hold a value with blanks together: -o { name = value value }.`,
  references: [{ man: 'master', section: 5 }],
  silences: [
    'postfix/tls-server-level-invalid',
    'postfix/tls-invalid-protocol-list',
    'postfix/restriction-unknown-name',
    'postfix/master-unknown-param',
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'submission inet n - n - - smtpd\n  -o smtpd_client_restrictions="permit_sasl_authenticated,reject"\n',
        },
        fixed: {
          'master.cf':
            'submission inet n - n - - smtpd\n  -o smtpd_client_restrictions=permit_sasl_authenticated,reject\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o "smtpd_client_restrictions=reject"\n',
        },
        fixed: {
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_client_restrictions=reject\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': "10025 inet n - n - - smtpd\n  -o mynetworks='127.0.0.0/8'\n",
        },
        fixed: { 'master.cf': '10025 inet n - n - - smtpd\n  -o mynetworks=127.0.0.0/8\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'submission inet n - n - - smtpd\n  -o smtpd_client_restrictions=permit_sasl_authenticated,reject\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_banner="hello"\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n  -o { smtpd_client_restrictions = permit_mynetworks, reject }\n  -o mynetworks=127.0.0.0/8\n',
        },
      },
    ],
  },
});
