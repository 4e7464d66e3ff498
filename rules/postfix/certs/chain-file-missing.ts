import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/chain-file-missing',
  title: 'A file of the chain list that is not there',
  appliesTo: { evidence: 'load-fault' },
  when: {
    all: [
      { datum: 'problem', oneOf: ['missing'] },
      { datum: 'loading', oneOf: ['chain-files'] },
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '{{where}}: there is no such file; {{result}}',
  fixes: [
    {
      safety: 'safe',
      description: 'take the quotation marks away',
      operations: [{ repair: 'unquote' }],
    },
  ],
  byHand: 'name the files by their whole paths',
  why: `A file of smtpd_tls_chain_files that is not there is worse than a missing smtpd_tls_cert_file.
Postfix logs "error opening chain file", leaves out what it could not finish, and keeps TLS on.
STARTTLS is answered with 220, and then there is no certificate to go on with: each handshake ends
with alert 40, "no shared cipher". Senders that do not fall back to clear text cannot deliver;
Gmail is one of them.`,
  references: [{ postconf: 'smtpd_tls_chain_files' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/gone.pem\n',
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mx.key, /etc/ssl/gone.pem\n',
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mx.key, /etc/ssl/mx.pem\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
  },
});
