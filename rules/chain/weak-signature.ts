import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/weak-signature',
  title: 'A certificate signed with a broken hash',
  appliesTo: { evidence: 'chain-fault' },
  when: { datum: 'problem', oneOf: ['weak-signature'] },
  severity: { interop: 'warning', standard: 'error', strict: 'error' },
  message:
    "the certificate of {{name}} in {{where}} is signed with {{signature}}: clients with today's defaults reject it",
  byHand: 'have the certificate issued again; authorities sign with SHA-256 today',
  why: `Signatures over SHA-1 and MD5 can be forged. OpenSSL clients at security level 2 reject such a
certificate ("CA signature digest algorithm too weak"), and so do RHEL 9 and current browsers. The
signature of a root on itself does not matter: nobody checks it, and this rule does not look at
it.`,
  references: [{ rfc: 9325, section: '4.5' }, { postconf: 'smtpd_tls_cert_file' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.sha1 + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      { files: { 'mx.pem': PKI.sha1 + PKI.issuer } },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.selfSigned,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
  },
});
