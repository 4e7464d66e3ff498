import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/chain-files-key-not-first',
  title: 'A certificate before its key in the chain list',
  appliesTo: { evidence: 'load-fault' },
  when: { datum: 'problem', oneOf: ['key-not-first'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '{{where}} has a certificate before the first private key: {{result}}',
  fixes: [
    {
      safety: 'safe',
      description: 'name the file with the key first',
      operations: [{ repair: 'swap-files' }],
    },
  ],
  byHand: 'put each private key before its certificate',
  why: `Postfix reads all files of smtpd_tls_chain_files as one text: a private key, the certificate that
belongs to it, its issuers, then the next key. The key comes first, so that Postfix knows to which
key the certificates belong. With smtpd_tls_cert_file the key may stand anywhere in the file,
which is why a file that worked there fails here: "key not first".

Where key and certificates are in separate files, the repair exchanges the two in the list. Where
they share a file, put the key at its top.`,
  references: [{ postconf: 'smtpd_tls_chain_files' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mx.pem, /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mx.key, /etc/ssl/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mx.pem\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer + PKI.leafKey,
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
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer + PKI.leafKey,
        },
      },
    ],
  },
});
