import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/pem-corrupt',
  title: 'A damaged PEM file',
  appliesTo: { evidence: 'load-fault' },
  when: { datum: 'problem', oneOf: ['corrupt'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '{{where}} is damaged, {{detail}}: {{result}}',
  byHand: 'take the file from its source again',
  why: `OpenSSL is strict about the lines of a PEM file. A block begins with five dashes in the first
column and ends with an END line of the same name that has nothing behind it. Text around the
blocks, CRLF, a byte order mark or blanks at line ends do no harm. Fatal are: a file pasted with
indentation, as from YAML; two files joined by cat of which the first has no line feed at its end,
so that END and BEGIN share a line; a line lost in copying; everything on one line, as from an
environment variable.

One damaged block is enough, also behind a good one: smtpd turns TLS off and answers STARTTLS with
454.`,
  references: [{ postconf: 'smtpd_tls_cert_file' }, { rfc: 7468, section: '2' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf.trimEnd() + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf.replace('MII', '!!!'),
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': '',
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      { files: { 'mx.pem': PKI.leaf.trimEnd() + PKI.issuer } },
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
          '/etc/ssl/mx.pem': `subject=CN=mx.example.org\n${PKI.leaf}\n\n${PKI.issuer}`,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
  },
});
