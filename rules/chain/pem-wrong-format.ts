import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/pem-wrong-format',
  title: 'A file that is not the PEM that was wanted',
  appliesTo: { evidence: 'load-fault' },
  when: { datum: 'problem', oneOf: ['wrong-format'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '{{where}} is of no use, {{detail}}: {{result}}',
  fixes: [
    {
      safety: 'safe',
      description: 'exchange the files of the two parameters',
      operations: [{ repair: 'swap-parameters' }],
    },
  ],
  byHand: 'name a PEM file with what is wanted{{command}}',
  why: `Certificates travel in many wrappings. Postfix reads PEM only: text with blocks between BEGIN and
END lines. Authorities also hand out DER (.der, often .cer), PKCS#7 (.p7b) and PKCS#12 (.p12,
.pfx); a request (.csr) is what was sent to them, not what came back. And two parameters are
easily exchanged, so that the key stands where the certificate belongs.

In each case OpenSSL finds no certificate, or no key, and says "no start line". smtpd turns TLS
off and answers STARTTLS with 454.

Where the certificate parameter names the key and the key parameter the certificate, and the two
fit each other, the repair exchanges them. For the other forms openssl has a command that
converts.`,
  references: [{ postconf: 'smtpd_tls_cert_file' }, { postconf: 'smtpd_tls_key_file' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.key\nsmtpd_tls_key_file = /etc/ssl/mx.pem\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': '-----BEGIN PKCS7-----\nMAA=\n-----END PKCS7-----\n',
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': 'no certificate at all\n',
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.issuer,
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
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      { files: { 'mx.pem': PKI.leafKey } },
    ],
  },
});
