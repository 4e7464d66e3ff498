import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/cert-expired',
  title: 'An expired certificate',
  appliesTo: { evidence: 'chain-fault' },
  when: { datum: 'problem', oneOf: ['expired'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the certificate of {{name}} in {{where}} expired on {{notAfter}}: peers that verify break off the handshake',
  byHand: 'renew the certificate, and run postfix reload',
  why: `Postfix does not look at the dates of its own certificate and goes on to present it. Peers that
verify end the handshake with the alert "certificate expired": mail programs, Gmail's "send mail
as", senders under an MTA-STS policy, partners with a secure channel. Senders that encrypt without
verifying deliver as before, which is why it may go unnoticed.

If the file was renewed long ago, the setting names an old copy. If it was renewed today, remember
that each smtpd reads it when it starts: postfix reload makes all of them new.`,
  references: [{ rfc: 5280, section: '4.1.2.5' }, { postconf: 'smtpd_tls_cert_file' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        today: '2026-04-02',
      },
      { files: { 'mx.pem': PKI.leaf + PKI.issuer }, today: '2026-04-02' },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        today: '2026-03-31',
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
