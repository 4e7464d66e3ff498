import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/limit-tls-session-rate',
  title: 'Busy senders run into a limit for TLS sessions',
  appliesTo: { service: ['mx'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_client_new_tls_session_rate_limit', isMoreThan: 0 },
      { setting: 'smtpd_client_new_tls_session_rate_limit', isLessThan: 20 },
      { tls: ['opportunistic', 'mandatory', 'wrapped'] },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_client_new_tls_session_rate_limit'],
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = {{value}}: from one address only so many new TLS sessions are taken in a minute; ' +
    'large providers need more, and get 421',
  fixes: [
    {
      safety: 'unsafe',
      description: 'set no limit, as by default',
      operations: [{ setting: 'smtpd_client_new_tls_session_rate_limit', unset: true }],
    },
  ],
  why: `Each connection that does not resume an earlier TLS session counts, in a time of anvil_rate_time_unit
(60s by default), for each client address. A large provider sends a newsletter, or the mail of a whole
company, from a few addresses at once, and does not resume sessions. Above the limit smtpd answers "421
4.7.0 Error: too many new TLS sessions" and closes the connection: the mail comes later, again and again
later, and some senders try it without TLS.

The default is 0, no limit. If you need one against abuse, set it so that it stops abuse and not a busy
day. Clients in smtpd_client_event_limit_exceptions, by default mynetworks, do not count.`,
  references: [
    { postconf: 'smtpd_client_new_tls_session_rate_limit' },
    { postconf: 'anvil_rate_time_unit' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_client_new_tls_session_rate_limit = 5\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_client_new_tls_session_rate_limit = 100\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_client_new_tls_session_rate_limit = 0\n',
        },
      },
    ],
  },
});
