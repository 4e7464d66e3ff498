import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/hide-client-session-on-25',
  title: 'The client is left out of the trace on port 25',
  appliesTo: { service: ['mx'] },
  versions: '>=3.10',
  when: { setting: 'smtpd_hide_client_session', is: 'yes' },
  settings: ['smtpd_hide_client_session'],
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{service}} takes mail from other servers and leaves their names and addresses out of the Received header, which SMTP demands there',
  fixes: [
    {
      safety: 'safe',
      description: 'switch it off for this service',
      operations: [{ override: 'smtpd_hide_client_session', set: 'no' }],
    },
  ],
  why: `smtpd_hide_client_session takes the client out of the Received header, so that mail does not tell from
where a user sent it. On a port for users that is right. On port 25 the header is the only trace of the
server that delivered the message: without it filters that read the header cannot judge it, a loop is
hard to find, and abuse cannot be followed back. RFC 5321 demands the FROM clause there.

The fix switches it off for the services on port 25 alone; those for users keep what main.cf says.`,
  references: [{ postconf: 'smtpd_hide_client_session' }, { rfc: 5321, section: '4.4' }],
  examples: {
    bad: [
      {
        version: '3.10',
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_hide_client_session = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\nsubmission inet n - n - - smtpd\n',
        },
        fixed: {
          'master.cf':
            'smtp inet n - n - - smtpd\n  -o smtpd_hide_client_session=no\nsubmission inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        version: '3.10',
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\nsubmission inet n - n - - smtpd -o smtpd_hide_client_session=yes\n',
        },
      },
    ],
  },
});
