import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/cert-unrelated',
  title: 'A certificate that does not belong to the chain',
  appliesTo: { evidence: 'chain-fault' },
  when: { datum: 'problem', oneOf: ['unrelated'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'in {{where}} the certificate of {{name}} has nothing to do with the chain of the first one, and is sent along in each handshake',
  fixes: [
    {
      safety: 'unsafe',
      description: 'write the chain without it to a new file, and use that',
      operations: [{ repair: 'trimmed-copy' }],
    },
  ],
  byHand: 'take the certificate of {{name}} out of the file',
  why: `What stands behind the first certificate is sent with it, whatever it is. A certificate that
issued nothing in the chain costs bytes, confuses strict clients, and hides mistakes: often it is
the issuer of last year's certificate, and the right one is missing.

It does one more thing. Where a file holds the leaf alone, OpenSSL looks for the issuers in
smtpd_tls_CAfile; one certificate more in the file switches that off.

Cross-signed certificates of the same authority belong to the chain, and are not meant.`,
  references: [{ postconf: 'smtpd_tls_cert_file' }, { rfc: 8446, section: '4.4.2' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer + PKI.other,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.fixed.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.fixed.pem': PKI.leaf + PKI.issuer,
        },
      },
      { files: { 'mx.pem': PKI.leaf + PKI.issuer + PKI.other } },
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
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer + PKI.root,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
  },
});
