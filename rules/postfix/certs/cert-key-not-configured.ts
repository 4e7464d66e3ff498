import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/cert-key-not-configured',
  title: 'A certificate without its private key',
  appliesTo: { fact: 'certificate-without-key' },
  when: { datum: 'reason', oneOf: ['key-empty', 'no-key-in-file'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'no private key goes with {{certificateSetting}} = "{{file}}": Postfix turns TLS ' +
    'off, and STARTTLS is offered, then refused with 454',
  byHand: 'set {{keySetting}} to the file that holds the private key of this certificate',
  why: `A server can use a certificate only with its private key. The key parameter is by default the
same file as the certificate. That is fine for a file which holds both, but the files of most
certificate authorities do not: with Let's Encrypt the chain is in fullchain.pem and the key in
privkey.pem beside it. An empty key parameter is no default; Postfix then tries to open a file
without a name.

Postfix logs "No private key found in ..." or "cannot get RSA private key from file", adds "disabling
TLS support", and goes on without TLS, while EHLO still lists STARTTLS. Whoever tries it is answered
with 454. At level "may" a Postfix that sends goes on in clear text; where TLS is mandatory no mail
gets in; in wrapper mode the connection is dropped. One bad pair is enough: an ECDSA certificate
without its key turns TLS off although the RSA pair beside it is fine.

From Postfix 3.4 on smtpd_tls_chain_files takes files that hold the key and then the chain, so that
the two cannot drift apart. While it is set the other parameters do not count, and this rule is
silent. It is silent too when the certificate file cannot be read here.
Services without TLS, and those with a key of their own by -o, are not meant.`,
  references: [
    { postconf: 'smtpd_tls_key_file' },
    { postconf: 'smtpd_tls_cert_file' },
    { postconf: 'smtpd_tls_chain_files' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx/fullchain.pem\n',
          '/etc/ssl/mx/fullchain.pem':
            '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_cert_file = /etc/ssl/mx.pem\n' +
            'smtpd_tls_key_file =\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_cert_file = /etc/ssl/rsa.crt\n' +
            'smtpd_tls_key_file = /etc/ssl/rsa.key\n' +
            'smtpd_tls_eccert_file = /etc/ssl/ec.crt\n',
          '/etc/ssl/ec.crt': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\n',
          '/etc/ssl/mx.pem':
            '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n' +
            '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_cert_file = /etc/ssl/mx/fullchain.pem\n' +
            'smtpd_tls_key_file = /etc/ssl/mx/privkey.pem\n',
          '/etc/ssl/mx/fullchain.pem':
            '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx/unreadable.pem\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/ssl/mx.pem\n' +
            'smtpd_tls_cert_file = /etc/ssl/mx.crt\n',
          '/etc/ssl/mx.crt': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
        },
      },
    ],
  },
});
