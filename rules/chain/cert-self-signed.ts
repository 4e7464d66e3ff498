import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/cert-self-signed',
  title: 'A server certificate that vouches for itself',
  appliesTo: { evidence: 'chain-fault' },
  when: {
    all: [
      { datum: 'problem', oneOf: ['self-signed'] },
      { datum: 'purpose', oneOf: ['server', 'alone'] },
    ],
  },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    'the certificate of {{name}} in {{where}} is signed by itself: peers that verify reject it unless a TLSA record names it',
  byHand: 'have a certificate issued by a public authority, or publish a TLSA record for it',
  why: `A certificate that no authority signed is as good as any for encryption without verification,
which is what most mail servers do. It is good with DANE too, where a TLSA record with usage 3
vouches for it. It is no good for senders under an MTA-STS policy, for mail programs, and for
Gmail's "send mail as": these end the handshake with "unknown ca".`,
  references: [
    { postconf: 'smtpd_tls_cert_file' },
    { rfc: 7435, section: '1.1' },
    { rfc: 7672, section: '3.1.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.selfSigned,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      { files: { 'mx.pem': PKI.selfSigned } },
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
