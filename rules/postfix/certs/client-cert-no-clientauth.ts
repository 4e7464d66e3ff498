import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/client-cert-no-clientauth',
  title: 'A client certificate that is not meant for clients',
  appliesTo: { evidence: 'chain-fault' },
  when: {
    all: [
      { datum: 'problem', oneOf: ['wrong-purpose'] },
      { datum: 'purpose', oneOf: ['client'] },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'the certificate of {{name}} in {{where}} is not for client authentication: servers that ask for one and check it refuse the connection',
  byHand: 'take the client certificate out, or use one with clientAuth',
  why: `The parameter gives the SMTP client a certificate to present when a server asks for one. Few
servers ask, and those that check want the extended key usage clientAuth. Public authorities leave
it out more and more: Let's Encrypt dropped it from its default profile in February 2026. A server
that checks ends the handshake with alert 42, 43 or 46, and the mail waits.

Most sites need no client certificate, and gain by taking the setting out. Postfix verifies
servers, and is verified by none, without it.`,
  references: [{ postconf: 'smtp_tls_cert_file' }, { rfc: 5280, section: '4.2.1.12' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = may\nsmtp_tls_cert_file = /etc/ssl/mx.pem\nsmtp_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = may\nsmtp_tls_cert_file = /etc/ssl/mx.pem\nsmtp_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.clientOnly + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
  },
});
