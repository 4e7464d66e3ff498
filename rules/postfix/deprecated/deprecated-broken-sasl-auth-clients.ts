import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/deprecated-broken-sasl-auth-clients',
  title: 'Logins are offered to clients of the last century',
  appliesTo: { setting: ['broken_sasl_auth_clients'] },
  when: { is: 'yes' },
  severity: { interop: 'off', standard: 'off', strict: 'info' },
  message:
    '{{setting}} = yes announces AUTH a second time, for clients such as Outlook Express 4 and Exchange 5.0',
  fixes: [{ safety: 'unsafe', description: 'take it out', operations: [{ unset: true }] }],
  why: `With yes, the answer to EHLO has one more line, "AUTH=PLAIN LOGIN", in the form of a draft that a few
clients of the nineties understood instead of the standard. No client of today needs it, and none is
harmed by it. It is copied from guide to guide; the line can go.

The fix counts as unsafe only because such a client, if you have one, could no longer log in.`,
  references: [{ postconf: 'broken_sasl_auth_clients' }, { rfc: 4954, section: '3' }],
  examples: {
    bad: [
      {
        profile: 'strict',
        files: {
          'main.cf': 'smtpd_sasl_auth_enable = yes\nbroken_sasl_auth_clients = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'smtpd_sasl_auth_enable = yes\n' },
      },
    ],
    good: [
      {
        profile: 'strict',
        files: {
          'main.cf': 'smtpd_sasl_auth_enable = yes\nbroken_sasl_auth_clients = no\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        profile: 'standard',
        files: {
          'main.cf': 'broken_sasl_auth_clients = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
