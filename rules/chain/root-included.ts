import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/root-included',
  title: 'The root is sent with the chain',
  appliesTo: { evidence: 'chain-fault' },
  when: { datum: 'problem', oneOf: ['root-included'] },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    'in {{where}} the self-signed root {{name}} is sent with the chain: harmless, unless it is meant for DANE also useless',
  byHand: 'leave it out, unless a TLSA record names it',
  why: `A client trusts a root that it has, never one that it is sent, so that sending it is of no use. It
does no harm either: "self signed certificate in certificate chain" (num=19) from openssl s_client
is said without -CAfile about any such chain, and is no fault of the server.

Leave it where a TLSA record with usage 2 names the root: then it must be sent (RFC 7672 section
3.1.2).`,
  references: [
    { rfc: 8446, section: '4.4.2' },
    { rfc: 7672, section: '3.1.2' },
    { postconf: 'smtpd_tls_cert_file' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer + PKI.root,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      { files: { 'mx.pem': PKI.leaf + PKI.issuer + PKI.root } },
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
