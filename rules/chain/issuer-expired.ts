import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/issuer-expired',
  title: 'An expired certificate above that of the server',
  appliesTo: { evidence: 'chain-fault' },
  when: { datum: 'problem', oneOf: ['issuer-expired'] },
  severity: { interop: 'warning', standard: 'error', strict: 'error' },
  message:
    'in {{where}} the certificate of the issuer {{name}} expired on {{notAfter}}: peers that know no other way up reject the chain',
  byHand: 'replace it by the certificate that the authority hands out today',
  why: `A chain holds as long as its weakest link. Where an expired intermediate is the only one, every
peer that verifies rejects the chain. Where it is an old cross-signature beside a newer path,
peers with a current library find the other way, and older ones stop at the expired end: that was
the trouble with DST Root CA X3 in 2021 and with AddTrust in 2020.

Take the chain that the authority hands out today; nothing of the old file is needed.`,
  references: [{ rfc: 5280, section: '6.1.3' }, { postconf: 'smtpd_tls_cert_file' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.oldIssuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        today: '2026-02-01',
      },
      { files: { 'mx.pem': PKI.leaf + PKI.oldIssuer }, today: '2026-02-01' },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        today: '2026-02-01',
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.oldIssuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
  },
});
