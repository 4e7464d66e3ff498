import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/cert-no-serverauth',
  title: 'A certificate that is not meant for servers',
  appliesTo: { evidence: 'chain-fault' },
  when: {
    all: [
      { datum: 'problem', oneOf: ['wrong-purpose'] },
      { datum: 'purpose', oneOf: ['server', 'alone'] },
    ],
  },
  severity: { interop: 'warning', standard: 'error', strict: 'error' },
  message:
    'the certificate of {{name}} in {{where}} is not for server authentication: peers that verify reject it',
  byHand: 'have a certificate with serverAuth issued',
  why: `The extension "extended key usage" lists what a certificate may be used for. Where it is there and
does not list serverAuth, a client that verifies breaks off with "unsupported certificate purpose"
(alert 43). A certificate without the extension is good for everything. OpenSSL does not take
anyExtendedKeyUsage for serverAuth.`,
  references: [{ rfc: 5280, section: '4.2.1.12' }, { postconf: 'smtpd_tls_cert_file' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.clientOnly + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      { files: { 'mx.pem': PKI.clientOnly + PKI.issuer } },
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
