import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/cert-must-staple',
  title: 'A certificate that demands what Postfix cannot do',
  appliesTo: { evidence: 'chain-fault' },
  when: { datum: 'problem', oneOf: ['must-staple'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'the certificate of {{name}} in {{where}} demands OCSP stapling, which Postfix does not do: clients that obey it break off',
  byHand: 'have the certificate issued without must-staple',
  why: `The extension "TLS feature" with status_request (must-staple) promises that the server sends a
fresh OCSP answer in each handshake. Postfix never does, so that a client which obeys the
extension takes the certificate for invalid. Most mail servers do not obey; the promise is wrong
all the same, and Let's Encrypt ended OCSP in 2025.`,
  references: [
    { rfc: 7633, section: '4.2.3.1' },
    { rfc: 7633, section: '4.3.3' },
    { postconf: 'smtpd_tls_cert_file' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.mustStaple + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      { files: { 'mx.pem': PKI.mustStaple + PKI.issuer } },
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
      { files: { 'mx.pem': PKI.leaf + PKI.issuer } },
    ],
  },
});
