import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/deprecated-cname-overrides',
  title: 'cname_overrides_servername at its default',
  appliesTo: { setting: ['smtp_cname_overrides_servername', 'lmtp_cname_overrides_servername'] },
  versions: '>=2.3',
  when: { is: 'no' },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{setting}} = no is the default since Postfix 2.3, and a later release no longer knows the name',
  fixes: [
    {
      when: { setIn: 'main.cf' },
      safety: 'safe',
      description: 'take it out',
      operations: [{ unset: true }],
    },
  ],
  byHand: 'take it out where main.cf does not say yes',
  why: `The setting told whether the name that a CNAME record leads to takes the place of the server's own, for
TLS policies and for the password table. "no" is the default since Postfix 2.3. Postfix 3.11 and later
warn that the parameter will be removed; the behaviour stays. The line can go.

"yes" is another matter: passwords and policies may be filed under the other name, and have to be
renamed first.`,
  references: [
    { postconf: 'smtp_cname_overrides_servername' },
    { url: 'https://www.postfix.org/DEPRECATION_README.html', title: 'DEPRECATION_README' },
  ],
  silences: ['postfix/deprecated-parameter'],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtp_cname_overrides_servername = no\nsmtp_tls_security_level = may\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'smtp_tls_security_level = may\n' },
      },
    ],
    good: [
      {
        version: '3.7',
        files: {
          'main.cf': 'smtp_cname_overrides_servername = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': '# smtp_cname_overrides_servername = no\nsmtp_tls_security_level = may\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
