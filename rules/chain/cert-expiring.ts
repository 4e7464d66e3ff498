import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/cert-expiring',
  title: 'A certificate that expires soon',
  appliesTo: { evidence: 'chain-fault' },
  when: {
    all: [
      { datum: 'problem', oneOf: ['expiring'] },
      {
        any: [
          { datum: 'percentLeft', below: { interop: 10, standard: 100 / 6, strict: 30 } },
          { datum: 'daysLeft', below: 1 },
        ],
      },
    ],
  },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    'the certificate of {{name}} in {{where}} expires on {{notAfter}}, in {{daysLeft}} days, and was due to be renewed before now',
  byHand: 'find out why it was not renewed, and run postfix reload after it was',
  why: `What is soon depends on how long a certificate lives: ACME clients renew when a third of the life
is left, which is 30 days of 90, 15 of 45, and two of six. A certificate that is further gone
means that the renewal fails, or that what it writes does not get here. This rule speaks when less
than a tenth is left with the profile interop, less than a sixth with standard, less than three
tenths with strict, and always on the last day.

After a renewal each smtpd goes on with the old certificate until it ends or until postfix reload.`,
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
        today: '2026-03-20',
      },
      { files: { 'mx.pem': PKI.leaf + PKI.issuer }, today: '2026-03-20' },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        profile: 'strict',
        today: '2026-03-10',
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
        today: '2026-03-10',
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
