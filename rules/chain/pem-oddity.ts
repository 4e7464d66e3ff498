import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/pem-oddity',
  title: 'PEM that other programs may choke on',
  appliesTo: { evidence: 'pem-oddity' },
  when: { datum: 'problem', oneOf: ['crlf', 'byte-order-mark', 'ec-parameters'] },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message: '{{where}} has {{words}}: Postfix reads it, other programs may not',
  byHand: 'write it with plain line feeds and nothing but its blocks',
  why: `OpenSSL 3 passes over CRLF line ends, a byte order mark and an EC PARAMETERS block, and Postfix
loads the file; for the last one it logs "ignoring PEM type" where smtpd_tls_chain_files is used.
Scripts that cut such files apart, older libraries and other servers are not all as patient.`,
  references: [{ postconf: 'smtpd_tls_cert_file' }, { rfc: 7468, section: '2' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': `\ufeff${PKI.leaf}${PKI.issuer}`,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf.replaceAll('\n', '\r\n'),
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
  },
});
