import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/cert-out-of-order',
  title: 'Issuers in another order than that of the chain',
  appliesTo: { evidence: 'chain-fault' },
  when: { datum: 'problem', oneOf: ['out-of-order'] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    'in {{where}} the certificate of {{name}} stands before one that it issued: old clients and some appliances reject such a chain',
  fixes: [
    {
      safety: 'unsafe',
      description: 'write the certificates in order to a new file, and use that',
      operations: [{ repair: 'sorted-copy' }],
    },
    {
      safety: 'unsafe',
      description: 'write the certificates of the chain in order to a new file, and use that',
      operations: [{ repair: 'trimmed-copy' }],
    },
  ],
  byHand: 'put each certificate behind the one that it issued',
  why: `A server sends its certificates in the order of the file. TLS 1.2 and older demand bottom-up
order: each certificate is issued by the one behind it. TLS 1.3 only recommends that, and OpenSSL,
GnuTLS and BoringSSL sort for themselves. Old Java clients, some scanners and appliances do not,
and fail although nothing is missing.

The repair writes the same certificates in order to a new file and points the setting to it. It is
not made unless you ask for it: a renewal goes on to write the old file, and the new one then has
to be written again.`,
  references: [
    { rfc: 5246, section: '7.4.2' },
    { rfc: 8446, section: '4.4.2' },
    { postconf: 'smtpd_tls_cert_file' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.root + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.fixed.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.fixed.pem': PKI.leaf + PKI.issuer + PKI.root,
        },
      },
      { files: { 'mx.pem': PKI.leaf + PKI.root + PKI.issuer } },
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
