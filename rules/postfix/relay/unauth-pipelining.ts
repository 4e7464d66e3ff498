import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/unauth-pipelining',
  title: 'Clients may send commands before they are asked',
  appliesTo: { service: ['mx'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_forbid_unauth_pipelining', takes: 'yes' },
      { setting: 'smtpd_forbid_unauth_pipelining', is: 'no' },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_forbid_unauth_pipelining'],
  severity: { interop: 'off', standard: 'off', strict: 'warning' },
  message:
    '{{setting}} = {{value}}: {{service}} serves clients that send on without waiting for an answer ' +
    'where SMTP tells them to wait, as spam programs do',
  fixes: [
    {
      safety: 'unsafe',
      description: 'hang up on clients that do not wait for their turn',
      operations: [{ setting: 'smtpd_forbid_unauth_pipelining', set: 'yes' }],
    },
  ],
  why: `With PIPELINING a client may send several commands at once, but not all: after EHLO and DATA it
has to wait for the answer (RFC 2920), and without PIPELINING after each command. A mail server does.
Programs that only throw spam often do not, and neither does the second half of a smuggled message. With
"yes" smtpd answers "554 5.5.0 Error: SMTP protocol synchronization" and hangs up; that has been the
default since Postfix 3.9. The parameter is there, and off, in 3.8.1, 3.7.6, 3.6.10, 3.5.20 and later
ones of these series.

The fix is unsafe, since a home-made script that writes its whole dialogue in one go is refused
afterwards. Look for "improper command pipelining" in the log first; smtpd says so in either case.`,
  references: [
    { postconf: 'smtpd_forbid_unauth_pipelining' },
    { rfc: 2920, section: '3.1' },
    { rfc: 5321, section: '4.3.1' },
  ],
  examples: {
    bad: [
      {
        profile: 'strict',
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_forbid_unauth_pipelining = no\n',
        },
        fixed: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_forbid_unauth_pipelining = yes\n',
        },
      },
      {
        version: '3.7.11',
        profile: 'strict',
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_forbid_bare_newline = normalize\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_forbid_bare_newline = normalize\n' +
            'smtpd_forbid_unauth_pipelining = yes\n',
        },
      },
    ],
    good: [
      {
        profile: 'strict',
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_forbid_unauth_pipelining = yes\n',
        },
      },
      {
        version: '3.7.5',
        profile: 'strict',
        files: { 'main.cf': 'compatibility_level = 3.6\nsmtpd_forbid_unauth_pipelining = no\n' },
      },
    ],
  },
});
