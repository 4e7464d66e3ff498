import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-cafile-missing',
  title: 'The CA file of the client is not there, and TLS is off',
  appliesTo: { clientLevel: ['smtp', 'lmtp'] },
  when: {
    all: [
      { not: { clientTls: ['none', 'invalid'] } },
      { setting: '{{prefix}}_tls_CAfile', namedFile: 'missing' },
    ],
  },
  settings: ['{{prefix}}_tls_CAfile'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = {{value}}, which does not exist: the client goes on without any TLS, and sends in ' +
    'clear text or, where TLS is mandatory, not at all',
  byHand:
    'name the CA bundle of the system, such as /etc/ssl/certs/ca-certificates.crt (Debian) or ' +
    '/etc/pki/tls/certs/ca-bundle.crt (Red Hat), or take the line out if nothing is verified',
  why: `When the client cannot load the file it logs "cannot load Certification Authority data ...
disabling TLS support" and works on without TLS. At level "may" all mail then leaves in clear text, with
nothing but that line in the log to tell; from "encrypt" up it waits in the queue: "TLS is required, but
our TLS engine is unavailable". So does an empty file, or one without any certificate.

It mostly comes with a configuration that was copied from another system, or with a path of a package
that is gone. A CA file is needed for the levels "verify" and "secure" only; at "may" and "encrypt" it
merely changes a word in the log.`,
  references: [{ postconf: 'smtp_tls_CAfile' }, { postconf: 'smtp_tls_security_level' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_CAfile = /etc/ssl/cert.pem\n',
          '/etc/ssl/openssl.cnf': '',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_CAfile = /etc/ssl/cert.pem\n',
          '/etc/ssl/cert.pem': '',
        },
      },
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = none\n' +
            'smtp_tls_CAfile = /etc/ssl/cert.pem\n' +
            'relayhost = [127.0.0.1]:10026\n',
          '/etc/ssl/openssl.cnf': '',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_CAfile = /etc/ssl/cert.pem\n',
        },
      },
    ],
  },
});
