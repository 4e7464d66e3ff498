import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-no-server-certificate',
  title: 'TLS is on, but no certificate is configured',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { tls: ['opportunistic', 'mandatory', 'wrapped'] },
      { not: { certificate: 'configured' } },
    ],
  },
  settings: ['smtpd_tls_security_level', 'smtpd_tls_wrappermode', 'smtpd_use_tls'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'TLS is on for {{service}}, but smtpd_tls_chain_files and smtpd_tls_cert_file name no ' +
    'certificate: STARTTLS is offered, then refused with 454; in wrapper mode nobody gets in',
  byHand:
    'name a file with the key and the chain in smtpd_tls_chain_files (before Postfix 3.4: ' +
    'smtpd_tls_cert_file and smtpd_tls_key_file), or set the level to none',
  why: `smtpd looks for a certificate in smtpd_tls_chain_files, smtpd_tls_cert_file,
smtpd_tls_eccert_file and smtpd_tls_dcert_file. When all are empty it logs "No server certs
available. TLS won't be enabled" and runs without TLS. It still announces STARTTLS, and answers it
with "454 4.7.0 TLS not available due to local problem". A key alone (smtpd_tls_key_file) changes
nothing.

At level "may" a Postfix that sends goes on in clear text; a sender that insists on TLS puts the mail
off and bounces it in the end. At level "encrypt" nobody gets any mail in: the MAIL command is
answered with 530, and the mail of a sender that fell back bounces at once. With wrapper mode (port
465) the connection is closed without a word.

If you really want TLS without a certificate, say "smtpd_tls_cert_file = none" and exclude TLS 1.3.
Hardly any client can do anything with such a server.`,
  references: [
    { postconf: 'smtpd_tls_chain_files' },
    { postconf: 'smtpd_tls_cert_file' },
    { rfc: 3207, section: '4' },
  ],
  examples: {
    bad: [
      { files: { 'main.cf': 'smtpd_tls_security_level = may\n' } },
      {
        files: {
          'main.cf': 'smtpd_use_tls = yes\nsmtpd_tls_key_file = /etc/postfix/mx.key\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files =\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n' +
            'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_eccert_file = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_cert_file = none\n' +
            'smtpd_tls_protocols = !TLSv1.3\n',
        },
      },
      { files: { 'main.cf': 'smtpd_tls_security_level = none\nsmtpd_use_tls = yes\n' } },
      {
        files: {
          'main.cf': 'myhostname = mx.example.org\n',
          'master.cf':
            'submissions inet n - n - - smtpd\n' +
            '  -o smtpd_tls_wrappermode=yes\n' +
            '  -o smtpd_tls_chain_files=/etc/postfix/mx.pem\n',
        },
      },
      { fragment: true, files: { 'main.cf': 'smtpd_tls_security_level = may\n' } },
    ],
  },
});
