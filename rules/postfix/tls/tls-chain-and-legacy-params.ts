import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-chain-and-legacy-params',
  title: 'A certificate is configured twice, in the new way and in the old',
  appliesTo: {
    setting: [
      'smtpd_tls_cert_file',
      'smtpd_tls_eccert_file',
      'smtpd_tls_dcert_file',
      'smtp_tls_cert_file',
      'smtp_tls_eccert_file',
      'smtp_tls_dcert_file',
    ],
  },
  versions: '>=3.4',
  when: {
    all: [
      { not: { is: 'empty' } },
      { setting: '{{prefix}}_tls_chain_files', is: 'set' },
      { not: { setting: '{{prefix}}_tls_chain_files', is: 'empty' } },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = "{{value}}" is ignored, because the chain_files parameter beside it is set ' +
    'too: a certificate that is renewed here never reaches the peers',
  fixes: [
    { safety: 'unsafe', description: 'take the older one out', operations: [{ unset: true }] },
  ],
  why: `Since Postfix 3.4 key and certificates stand together in smtpd_tls_chain_files (smtp_tls_chain_files
for the client). When it is not empty the older cert_file parameters have no effect, and Postfix logs:
Both smtpd_tls_chain_files and one or more of the legacy parameters are non-empty; the legacy
parameters will be ignored (seen with 3.7).

The danger is in the renewal: whoever puts the new certificate where the old parameter points to sees
no error, and the server goes on with the other file until that expires.

The fix counts as unsafe, because another setting can refer to the old parameter by its $name. The key
file that belongs to it can go as well.`,
  references: [
    { postconf: 'smtpd_tls_chain_files' },
    { postconf: 'smtp_tls_chain_files' },
    { postconf: 'smtpd_tls_cert_file' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_cert_file = /etc/ssl/old.pem\n',
        },
        fixed: { 'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' },
      },
      {
        files: {
          'main.cf':
            'smtp_tls_chain_files = /etc/postfix/client.pem\nsmtp_tls_cert_file = /etc/ssl/old.pem\n',
        },
        fixed: { 'main.cf': 'smtp_tls_chain_files = /etc/postfix/client.pem\n' },
      },
    ],
    good: [
      { files: { 'main.cf': 'smtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_chain_files =\n' } },
      {
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtp_tls_cert_file = /etc/ssl/client.pem\n',
        },
      },
    ],
  },
});
