import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-client-cert-missing',
  title: 'The certificate of the client is not there, and TLS is off',
  appliesTo: { clientLevel: ['smtp', 'lmtp'] },
  when: {
    all: [
      { not: { clientTls: ['none', 'invalid'] } },
      { setting: '{{prefix}}_tls_chain_files', is: 'empty' },
      {
        any: [
          { setting: '{{prefix}}_tls_cert_file', namedFile: 'missing' },
          { setting: '{{prefix}}_tls_eccert_file', namedFile: 'missing' },
          { setting: '{{prefix}}_tls_dcert_file', namedFile: 'missing' },
        ],
      },
    ],
  },
  settings: ['{{prefix}}_tls_cert_file', '{{prefix}}_tls_eccert_file', '{{prefix}}_tls_dcert_file'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{service}} is given a client certificate that does not exist: it goes on without any TLS, and ' +
    'sends in clear text or, where TLS is mandatory, not at all',
  byHand:
    'take out smtp_tls_cert_file, smtp_tls_key_file and the like; hardly any server asks for a ' +
    'certificate of the client',
  why: `When the client cannot load its certificate it logs "error opening chain file" and works on
without TLS. At level "may" all mail then leaves in clear text; from "encrypt" up it waits in the queue:
"TLS is required, but our TLS engine is unavailable". With smtp_tls_chain_files instead of
smtp_tls_cert_file the client warns in the same words and keeps TLS (both tried with Postfix 3.7).

A client certificate is needed only for a server that knows its clients by certificate. Without the
settings nothing else changes.`,
  references: [{ postconf: 'smtp_tls_cert_file' }, { postconf: 'smtp_tls_chain_files' }],
  silences: ['postfix/outbound-client-cert'],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = may\n' +
            'smtp_tls_cert_file = /etc/ssl/mail/gone.pem\n' +
            'smtp_tls_key_file = /etc/ssl/mail/key.pem\n',
          '/etc/ssl/mail/key.pem': '',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_cert_file = /etc/ssl/mail/cert.pem\n',
          '/etc/ssl/mail/cert.pem': '',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_key_file = /etc/ssl/mail/gone.pem\n',
          '/etc/ssl/mail/cert.pem': '',
        },
      },
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = may\nsmtp_tls_chain_files = /etc/ssl/mail/gone.pem\n',
          '/etc/ssl/mail/cert.pem': '',
        },
      },
    ],
  },
});
