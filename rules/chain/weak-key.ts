import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/weak-key',
  title: 'A key that is too short',
  appliesTo: { evidence: 'chain-fault' },
  when: { datum: 'problem', oneOf: ['weak-key'] },
  severity: { interop: 'warning', standard: 'error', strict: 'error' },
  message:
    "the certificate of {{name}} in {{where}} has a key of type {{key}}: clients with today's defaults break off the handshake",
  byHand:
    'make a new key (RSA of 2048 bits or more, or ECDSA P-256), and have a certificate issued for it',
  why: `RFC 9325 demands RSA keys of 2048 bits at least and forbids curves below 224 bits; for DSA keys
NIST draws the line where it is for RSA. The further below it a key is, the nearer it comes to what a
rich attacker can break. OpenSSL clients at security level 2, the default on Debian and of OpenSSL from
3.2 on, end the handshake with "EE certificate key too weak". Postfix itself presents such a certificate
without a word.`,
  references: [{ rfc: 9325, section: '4.5' }, { postconf: 'smtpd_tls_cert_file' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.weak + PKI.issuer,
          '/etc/ssl/mx.key': PKI.weakKey,
        },
      },
      { files: { 'mx.pem': PKI.weak + PKI.issuer } },
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
          '/etc/ssl/mx.pem': PKI.rsa + PKI.issuer,
          '/etc/ssl/mx.key': PKI.rsaKey,
        },
      },
    ],
  },
});
