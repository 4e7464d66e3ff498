import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/key-writable',
  title: 'A private key that others can change',
  appliesTo: { evidence: 'key-exposed' },
  when: { datum: 'to', oneOf: ['writers'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: 'others than root can change the private key in {{file}} (mode {{mode}})',
  byHand: 'chmod 600 {{file}}',
  why: `Who can write to the file can put in a key of their own and, with the certificate beside it, turn
TLS off at the next start of a process, or read what is said to the server from then on. Nobody
but root, and the program that renews it, needs to write there.`,
  references: [{ postconf: 'smtpd_tls_key_file' }, { postconf: 'smtpd_tls_chain_files' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        modes: { '/etc/ssl/mx.key': '666' },
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
        modes: { '/etc/ssl/mx.key': '620' },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
  },
});
