import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/helo-not-required',
  title: 'Checks of HELO are passed by saying nothing',
  appliesTo: { service: ['mx'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_helo_required', is: 'no' },
      {
        restrictions: [
          'smtpd_helo_restrictions',
          'smtpd_client_restrictions',
          'smtpd_sender_restrictions',
          'smtpd_recipient_restrictions',
        ],
        haveWorking: [
          'reject_invalid_helo_hostname',
          'reject_invalid_hostname',
          'reject_non_fqdn_helo_hostname',
          'reject_non_fqdn_hostname',
          'reject_unknown_helo_hostname',
          'reject_unknown_hostname',
          'check_helo_access',
        ],
      },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_helo_required'],
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    'smtpd_helo_required is "{{value}}" on {{service}}: a client that leaves HELO out passes all ' +
    'checks of its HELO name',
  fixes: [
    {
      safety: 'unsafe',
      description: 'serve only clients that say HELO or EHLO first',
      operations: [{ setting: 'smtpd_helo_required', set: 'yes' }],
    },
  ],
  why: `The restriction lists check the name that the client says in HELO or EHLO. A client that begins with
MAIL at once has none, and the checks are passed over: they stop only those spam programs that are polite
enough to introduce themselves. RFC 5321 has every client send EHLO or HELO first, and real mail servers
and mail programs do.

The fix is unsafe all the same: a script or a probe that talks SMTP by hand without HELO works today, and
gets "503 Error: send HELO/EHLO first" after it.`,
  references: [
    { postconf: 'smtpd_helo_required' },
    { postconf: 'smtpd_helo_restrictions' },
    { rfc: 5321, section: '4.1.1.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_helo_restrictions = reject_invalid_helo_hostname\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_helo_restrictions = reject_invalid_helo_hostname\n' +
            'smtpd_helo_required = yes\n',
        },
      },
      {
        profile: 'strict',
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_helo_required = no\n' +
            'smtpd_recipient_restrictions = check_helo_access hash:/etc/postfix/helo\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_helo_required = yes\n' +
            'smtpd_recipient_restrictions = check_helo_access hash:/etc/postfix/helo\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_helo_required = yes\n' +
            'smtpd_helo_restrictions = reject_invalid_helo_hostname\n',
        },
      },
      { files: { 'main.cf': 'compatibility_level = 3.6\nsmtpd_helo_required = no\n' } },
    ],
  },
});
