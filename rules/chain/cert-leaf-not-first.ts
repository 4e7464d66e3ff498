import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/cert-leaf-not-first',
  title: 'The certificate of the server stands behind that of an authority',
  appliesTo: { evidence: 'load-fault' },
  when: { datum: 'problem', oneOf: ['not-leaf-first'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: 'in {{where}} the certificate of {{leaf}} stands behind that of {{first}}: {{result}}',
  fixes: [
    {
      safety: 'safe',
      description: 'write the certificates in the right order to a new file, and use that',
      operations: [{ repair: 'sorted-copy' }],
    },
    {
      safety: 'unsafe',
      description:
        'write the certificates that belong together in the right order to a new file, and use that',
      operations: [{ repair: 'trimmed-copy' }],
    },
  ],
  byHand: 'put the certificate of {{leaf}} first, and its issuers behind it',
  why: `The first certificate of a file is the one that a server presents as its own. Everything behind it
is sent along as its issuers. OpenSSL therefore compares the private key with the first
certificate only; where an issuer stands first the two do not fit, and the log says "key values
mismatch" as if the key were the wrong one. smtpd goes on without TLS: EHLO lists STARTTLS, and
whoever asks for it is answered with 454.

The order is: the certificate of the server, then the one that issued it, then the one above. Many
authorities hand out a "bundle" beside the certificate; the certificate goes above the bundle, not
below it.

The repair writes the same certificates in the right order to a new file and points the setting to
it. The file that is there is left alone. If a program renews that file, let it write the right
order itself, since it does not know the new one. Below the folders of ACME clients no file is
made, and none of a file that holds a private key.`,
  references: [
    { postconf: 'smtpd_tls_cert_file' },
    { postconf: 'smtpd_tls_chain_files' },
    { rfc: 8446, section: '4.4.2' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.issuer + PKI.leaf,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.fixed.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.fixed.pem': PKI.leaf + PKI.issuer,
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/all.pem\n',
          '/etc/ssl/all.pem': PKI.leafKey + PKI.issuer + PKI.leaf,
        },
      },
      { files: { 'mx.pem': PKI.issuer + PKI.leaf } },
      { files: { 'mx.pem': PKI.leafKey + PKI.issuer + PKI.leaf } },
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
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/all.pem\n',
          '/etc/ssl/all.pem': PKI.leafKey + PKI.leaf + PKI.issuer,
        },
      },
      { files: { 'mx.pem': PKI.leaf + PKI.issuer } },
      { files: { 'mx.pem': PKI.issuer + PKI.root } },
    ],
  },
});
