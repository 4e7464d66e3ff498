import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/cert-not-yet-valid',
  title: 'A certificate that is not valid yet',
  appliesTo: { evidence: 'chain-fault' },
  when: { datum: 'problem', oneOf: ['not-yet-valid'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the certificate of {{name}} in {{where}} is not valid before {{notBefore}}: peers that verify break off the handshake',
  byHand: 'check the clocks, or use the old certificate until then',
  why: `A peer that verifies takes a certificate before its first day for as bad as one after its last.
Mostly the clock of the machine that made it, or of the one that runs this check, is wrong;
sometimes a renewal was put in place too soon. Five minutes of difference are let pass.`,
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
        today: '2025-12-30',
      },
      { files: { 'mx.pem': PKI.leaf + PKI.issuer }, today: '2025-12-30' },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        today: '2026-01-02',
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
