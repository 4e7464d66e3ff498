import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/deprecated-dh512-param-file',
  title: 'DH parameters for export ciphers',
  appliesTo: { setting: ['smtpd_tls_dh512_param_file', 'tlsproxy_tls_dh512_param_file'] },
  versions: '>=3.6',
  when: { all: [{ is: 'set' }, { not: { is: 'empty' } }] },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message: '{{setting}} is ignored since Postfix 3.6, which has no export ciphers any more',
  fixes: [{ safety: 'safe', description: 'take it out', operations: [{ unset: true }] }],
  why: `The file held DH parameters of 512 bits for the export ciphers of the nineties. Postfix 3.6 no longer
supports them and ignores the setting without a word. The line can go, and the file too.`,
  references: [{ postconf: 'smtpd_tls_dh512_param_file' }],
  examples: {
    bad: [
      {
        version: '3.7',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_dh512_param_file = /etc/postfix/dh512.pem\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtpd_tls_dh512_param_file =\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.5',
        files: {
          'main.cf': 'smtpd_tls_dh512_param_file = /etc/postfix/dh512.pem\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
