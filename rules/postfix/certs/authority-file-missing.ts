import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/authority-file-missing',
  title: 'A file of authorities that cannot be loaded',
  appliesTo: { evidence: 'authority-file-fault' },
  when: { datum: 'problem', oneOf: ['missing', 'empty'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '{{setting}} = "{{file}}" cannot be loaded, {{words}}: {{result}}',
  byHand: 'name a file of authorities that is there, or take the parameter out',
  why: `The file of authorities serves to verify certificates of clients, and to complete a chain. Where
the parameter names a file that is not there, or that holds no certificate, Postfix turns TLS off
as a whole although its own certificate is fine. It logs "cannot load Certification Authority
data" at level info only, so that a search of the log for warnings does not find it.

A server that asks no client for a certificate, and whose own file has its chain, does not need
the parameter.`,
  references: [{ postconf: 'smtpd_tls_CAfile' }, { postconf: 'smtp_tls_CAfile' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\nsmtpd_tls_CAfile = /etc/ssl/gone.pem\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\nsmtpd_tls_CAfile = /etc/ssl/ca.pem\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
          '/etc/ssl/ca.pem': '',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\nsmtpd_tls_CAfile = /etc/ssl/ca.pem\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
          '/etc/ssl/ca.pem': PKI.root,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\nsmtpd_tls_CAfile = /srv/elsewhere.pem\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
  },
});
