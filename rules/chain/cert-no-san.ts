import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/cert-no-san',
  title: 'A certificate without subject alternative names',
  appliesTo: { evidence: 'chain-fault' },
  when: { datum: 'problem', oneOf: ['no-alternative-name'] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    'the certificate of {{name}} in {{where}} has no subject alternative name: peers that follow RFC 9525 accept it for no host',
  byHand: 'have a certificate issued that lists its names',
  why: `Names of a server stand in the extension "subject alternative name". The common name was the place
before; RFC 9525 no longer lets clients look there, and browsers and Go do not. OpenSSL and
Postfix as a client still do. For senders under an MTA-STS policy the extension is required.`,
  references: [
    { rfc: 9525, section: '2' },
    { rfc: 8461, section: '4.2' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.nameless + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      { files: { 'mx.pem': PKI.nameless + PKI.issuer } },
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
