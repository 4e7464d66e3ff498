import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-session-cache-obsolete',
  title: 'A cache of TLS sessions that the server no longer needs',
  appliesTo: { setting: ['smtpd_tls_session_cache_database'] },
  versions: '>=2.11',
  when: { not: { is: 'empty' } },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{setting}} keeps the sessions of clients in a file, although they keep them themselves, ' +
    'in session tickets',
  fixes: [{ safety: 'safe', description: 'take it out', operations: [{ unset: true }] }],
  why: `Resuming a session saves part of the handshake. Since Postfix 2.11 the server hands each client a
ticket for that, and has nothing to store. The manual says that this parameter is generally best left
empty. What is left is a file that tlsmgr has to write and clean up, and that wants a type of
database which another build of Postfix may not have.

A client that knows no tickets does a full handshake each time, and is served like any other. The
cache of the SMTP client, smtp_tls_session_cache_database, is another matter and of use.`,
  references: [{ postconf: 'smtpd_tls_session_cache_database' }, { rfc: 5077, section: '1' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_session_cache_database = btree:${data_directory}/smtpd_scache\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtp_tls_session_cache_database = btree:${data_directory}/smtp_scache\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_session_cache_database =\n',
        },
      },
    ],
  },
});
