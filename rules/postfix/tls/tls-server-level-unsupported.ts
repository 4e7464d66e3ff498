import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-server-level-unsupported',
  title: 'The TLS level of the server is one of the client',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { tls: ['mandatory'] },
      { setting: 'smtpd_tls_security_level', isOneOf: ['verify', 'secure', 'fingerprint'] },
    ],
  },
  settings: ['smtpd_tls_security_level'],
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = "{{value}}" is a level for sending mail: on {{service}} smtpd warns and ' +
    'uses "encrypt", so that nothing is verified, and mail without TLS is refused',
  fixes: [
    {
      safety: 'safe',
      description: 'write encrypt, which is what smtpd does',
      operations: [{ set: 'encrypt', setting: 'smtpd_tls_security_level' }],
    },
  ],
  why: `The levels verify, secure and fingerprint say what an SMTP client asks of the server's certificate. A
server has no use for them. For each connection smtpd logs: unsupported TLS level "verify", using
"encrypt". So MAIL is answered with "530 5.7.0 Must issue a STARTTLS command first" until TLS is on,
and no certificate of the client is looked at (seen with Postfix 3.7).

The fix writes down what happens anyway, and ends the warning. On port 25 you most likely want "may";
where certificates of clients are to be checked, set smtpd_tls_req_ccert.`,
  references: [{ postconf: 'smtpd_tls_security_level' }, { postconf: 'smtp_tls_security_level' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=verify\n',
        },
        fixed: {
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtp_tls_security_level = verify\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
    ],
  },
});
