import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-loglevel-debug',
  title: 'TLS is logged as for the hunt for a fault',
  appliesTo: {
    setting: [
      'smtpd_tls_loglevel',
      'smtp_tls_loglevel',
      'lmtp_tls_loglevel',
      'tlsproxy_tls_loglevel',
    ],
  },
  when: { isOneOf: ['2', '3', '4'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{setting}} = {{value}} fills the log with each step of every TLS handshake; level 3 ' +
    'adds dumps of it, and level 4 the mail and the passwords themselves, in the clear',
  fixes: [
    { safety: 'safe', description: 'log one line for each session', operations: [{ set: '1' }] },
  ],
  why: `Level 1 writes one line for each session, with the version and the cipher: all that one needs day by
day. Level 2 adds every step of the negotiation, level 3 a dump of it, and level 4 a dump of all that
goes through the connection after STARTTLS, passwords and messages included. The manual says not to
use 2 or more except in case of problems, and strongly discourages 4.

What is in the log is in its copies too: on the log server, in the backups.`,
  references: [{ postconf: 'smtpd_tls_loglevel' }, { postconf: 'smtp_tls_loglevel' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_loglevel = 4\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_loglevel = 1\n',
        },
      },
      {
        files: { 'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_loglevel = 2\n' },
        fixed: { 'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_loglevel = 1\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_loglevel = 1\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_loglevel = 0\n',
        },
      },
    ],
  },
});
