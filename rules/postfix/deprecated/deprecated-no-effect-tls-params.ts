import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/deprecated-no-effect-tls-params',
  title: 'A cipher list of a grade that is no more',
  appliesTo: { setting: ['tls_export_cipherlist', 'tls_low_cipherlist'] },
  versions: '>=3.8',
  when: { not: { is: 'empty' } },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{setting}} has no effect: since Postfix 3.8 the grades "export" and "low" mean the same as "medium"',
  fixes: [{ safety: 'safe', description: 'take it out', operations: [{ unset: true }] }],
  why: `The list said which ciphers the grade "export" or "low" stands for. Such ciphers are gone from OpenSSL,
and Postfix 3.8 dropped the grades: it reads the names as "medium", and the lists not at all. The line
can go.`,
  references: [{ postconf: 'tls_export_cipherlist' }, { postconf: 'tls_low_cipherlist' }],
  examples: {
    bad: [
      {
        version: '3.8',
        files: {
          'main.cf': 'tls_low_cipherlist = ALL:!EXPORT\ntls_export_cipherlist = ALL\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': '' },
      },
    ],
    good: [
      {
        version: '3.7',
        files: {
          'main.cf': 'tls_low_cipherlist = ALL:!EXPORT\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.8',
        files: {
          'main.cf': 'tls_medium_cipherlist = HIGH\ntls_low_cipherlist =\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
