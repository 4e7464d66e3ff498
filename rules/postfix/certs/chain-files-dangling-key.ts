import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/chain-files-dangling-key',
  title: 'A key without certificate in the chain list',
  appliesTo: { evidence: 'load-fault' },
  when: { datum: 'problem', oneOf: ['dangling-key'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: 'no certificate follows the private key in {{where}}: {{result}}',
  fixes: [
    {
      safety: 'safe',
      description: 'put the files of the list in the order in which they fit',
      operations: [{ repair: 'swap-files' }],
    },
  ],
  byHand: 'name the file with the certificate behind that of the key',
  why: `In smtpd_tls_chain_files each private key is followed by its certificate. Two keys in a row, or a
key at the end, make Postfix give up: "key at index 1 not followed by a certificate", "No certs
for key at index 1". Mostly the file with the certificates was left out of the list.`,
  references: [{ postconf: 'smtpd_tls_chain_files' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mx.key, /etc/ssl/rsa.key, /etc/ssl/mx.pem, /etc/ssl/rsa.pem\n',
          '/etc/ssl/mx.key': PKI.leafKey,
          '/etc/ssl/rsa.key': PKI.rsaKey,
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/rsa.pem': PKI.rsa + PKI.issuer,
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mx.key, /etc/ssl/mx.pem, /etc/ssl/rsa.key, /etc/ssl/rsa.pem\n',
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
