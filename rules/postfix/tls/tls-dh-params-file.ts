import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-dh-params-file',
  title: 'DH parameters of your own',
  appliesTo: { setting: ['smtpd_tls_dh1024_param_file'] },
  versions: '>=3.7 <3.9',
  when: { not: { any: [{ is: 'empty' }, { isOneOf: ['auto'] }] } },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{setting}} = "{{value}}" binds DHE to one file; left out, OpenSSL 3 chooses parameters ' +
    'that go with the key of the certificate',
  fixes: [
    {
      safety: 'unsafe',
      description: 'take it out, so that OpenSSL chooses',
      operations: [{ unset: true }],
    },
  ],
  why: `Since Postfix 3.7 with OpenSSL 3 the server needs no file: OpenSSL picks one of the groups that are
part of the standards, as strong as the key of the certificate. The manual calls this the most
interoperable way and no longer recommends parameters of one's own. A file has its own troubles: much
more than 2048 bits is slow and refused by some clients, much less is refused by others.

A file that cannot be read does no harm: smtpd logs "using compiled-in defaults" and goes on (tried
with 3.7). From 3.9 on postconf warns of the parameter itself, and another rule speaks of it.

The fix counts as unsafe only because a very old client can depend on the size of the prime.`,
  references: [{ postconf: 'smtpd_tls_dh1024_param_file' }],
  examples: {
    bad: [
      {
        version: '3.8',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_dh1024_param_file = /etc/postfix/dh4096.pem\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
    ],
    good: [
      {
        version: '3.8',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_dh1024_param_file = auto\n',
        },
      },
      {
        version: '3.5',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_dh1024_param_file = /etc/postfix/dh2048.pem\n',
        },
      },
    ],
  },
});
