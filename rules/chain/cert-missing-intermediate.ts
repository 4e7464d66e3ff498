import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/cert-missing-intermediate',
  title: 'A certificate without the one that issued it',
  appliesTo: { evidence: 'chain-fault' },
  when: {
    all: [
      { datum: 'problem', oneOf: ['missing-issuer'] },
      { datum: 'purpose', oneOf: ['server', 'alone'] },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{where}} has the certificate of {{name}} without its issuer {{issuer}}: a peer that verifies and has no copy of its own rejects it',
  fixes: [
    {
      safety: 'safe',
      description: 'use the file with the whole chain that lies beside it',
      operations: [{ repair: 'full-chain' }],
    },
  ],
  byHand: 'add the certificate of {{issuer}} behind it{{issuerUrl}}',
  why: `A certificate of a public authority is issued by an intermediate, which clients do not have. The
server must send it. Without it a peer that verifies finds no way up ("unable to get local issuer
certificate", "unable to verify the first certificate"): mail programs warn, Gmail's "send mail
as" and senders under an MTA-STS policy fail. Senders that encrypt without verifying do not
notice, and browsers that fetch missing issuers hide it.

certbot writes the certificate alone to cert.pem and the whole chain to fullchain.pem beside it;
acme.sh has fullchain.cer. Where such a file lies beside this one and begins with the same
certificate, the repair points to it.

OpenSSL adds what it finds in smtpd_tls_CAfile where the file holds nothing but the certificate;
then nothing is missing, and this rule is silent. It is silent too where smtpd_tls_CApath is set,
of which we do not see what is in it.`,
  references: [
    { postconf: 'smtpd_tls_cert_file' },
    { postconf: 'smtpd_tls_CAfile' },
    { rfc: 8446, section: '4.4.2' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx/cert.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx/cert.pem': PKI.leaf,
          '/etc/ssl/mx/fullchain.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx/fullchain.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\nsmtpd_tls_CAfile = /etc/ssl/ca.pem\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.other,
          '/etc/ssl/mx.key': PKI.leafKey,
          '/etc/ssl/ca.pem': PKI.issuer,
        },
      },
      { files: { 'mx.pem': PKI.leaf } },
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
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\nsmtpd_tls_CAfile = /etc/ssl/ca.pem\n',
          '/etc/ssl/mx.pem': PKI.leaf,
          '/etc/ssl/mx.key': PKI.leafKey,
          '/etc/ssl/ca.pem': PKI.issuer,
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
