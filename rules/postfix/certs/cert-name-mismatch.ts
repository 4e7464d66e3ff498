import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/cert-name-mismatch',
  title: 'A certificate for other names than that of the server',
  appliesTo: { evidence: 'chain-fault' },
  when: { datum: 'problem', oneOf: ['name-mismatch'] },
  severity: { interop: 'info', standard: 'warning', strict: 'error' },
  message:
    'the certificate in {{where}} is good for {{names}}, but the server calls itself {{host}}: peers that verify the name reject it',
  byHand: 'have a certificate issued that names {{host}} too',
  why: `Peers that verify compare the name by which they reached the server with those in its certificate:
senders under an MTA-STS policy, with DANE usage 2, or with a secure channel, and all mail
programs. For mail from other servers that name is the MX target, which as a rule is myhostname.
Senders that encrypt without verifying, and those with DANE usage 3, do not look.

If the zone of the domain is among the files of the run, its MX records say what the server is
called, and this rule is silent.`,
  references: [
    { postconf: 'smtpd_tls_cert_file' },
    { postconf: 'myhostname' },
    { rfc: 8461, section: '4.2' },
    { rfc: 9525, section: '6.3' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nmyhostname = mail.example.org\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nmyhostname = mx.example.org\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
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
