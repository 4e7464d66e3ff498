import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/cert-snakeoil',
  title: 'The placeholder certificate of the distribution',
  appliesTo: { evidence: 'chain-fault' },
  when: { datum: 'problem', oneOf: ['snakeoil'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{where}} presents the placeholder certificate of {{name}}: no peer that verifies accepts it',
  byHand: 'have a certificate issued for the name of this server',
  why: `Debian's package ssl-cert makes ssl-cert-snakeoil.pem, so that services have some certificate at
all; other packages come with one for localhost or example.com. It says nothing about this server,
and everything that holds of a self-signed certificate holds of it. On a server that others reach
it means that the certificate was forgotten.`,
  references: [{ postconf: 'smtpd_tls_cert_file' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/certs/ssl-cert-snakeoil.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/certs/ssl-cert-snakeoil.pem': PKI.selfSigned,
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
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.selfSigned,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
  },
});
