import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/key-world-readable',
  title: 'A private key that everyone can read',
  appliesTo: { evidence: 'key-exposed' },
  when: { datum: 'to', oneOf: ['everyone'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: 'everyone on this host can read the private key in {{file}} (mode {{mode}})',
  byHand: 'chmod 600 {{file}}, and make a new key where strangers had access',
  why: `Whoever has the private key can pass for this server, and read what was said to it without forward
secrecy. Postfix opens its key as root before it gives up its privileges, so that no one else
needs to read it. Where another program needs it too, let a group read it.

Only on the host itself is the mode looked at, and only where everyone can pass the folders on the
way: certbot closes its folders, which protects what is in them. The mode is not changed for you.`,
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
        modes: { '/etc/ssl/mx.key': '644' },
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
        modes: { '/etc/ssl/mx.key': '640' },
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
