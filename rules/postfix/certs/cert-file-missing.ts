import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/cert-file-missing',
  title: 'A certificate or key file that is not there',
  appliesTo: { evidence: 'load-fault' },
  when: {
    all: [
      { datum: 'problem', oneOf: ['missing'] },
      { datum: 'loading', oneOf: ['mixed', 'pair'] },
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '{{where}}: there is no such file; {{result}}',
  fixes: [
    {
      safety: 'safe',
      description: 'take the quotation marks away',
      operations: [{ repair: 'unquote' }],
    },
  ],
  byHand: 'name the file by its whole path',
  why: `Postfix opens the files of its certificate and key when a process starts, as root and before it
enters a chroot. When one is not there TLS is off: the log says "cannot get RSA certificate from
file" or "error opening chain file" and "disabling TLS support", EHLO lists STARTTLS all the same,
and whoever asks for it is answered with 454.

Quotation marks and comments behind the value are part of the name for Postfix. A relative name is
looked up below queue_directory, where no certificate is.

Below --root a private key that is not there is not spoken of: a checkout of a configuration as a
rule holds none.`,
  references: [{ postconf: 'smtpd_tls_cert_file' }, { postconf: 'smtpd_tls_key_file' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = "/etc/ssl/mx.pem"\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
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
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /srv/elsewhere/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
  },
});
