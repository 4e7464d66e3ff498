import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/cert-duplicate',
  title: 'A certificate twice in a chain',
  appliesTo: { evidence: 'chain-fault' },
  when: { datum: 'problem', oneOf: ['duplicate'] },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message: 'in {{where}} the certificate of {{name}} stands twice, and is sent twice',
  fixes: [
    {
      safety: 'unsafe',
      description: 'write each certificate once to a new file, and use that',
      operations: [{ repair: 'sorted-copy' }],
    },
  ],
  byHand: 'take one of them out',
  why: `The certificates of the file are sent as they stand there. One that stands twice does no harm with
the clients of today; it makes each handshake larger, and tells that the file was put together by
hand or by a script that appends to what is there.`,
  references: [{ rfc: 8446, section: '4.4.2' }, { postconf: 'smtpd_tls_cert_file' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.fixed.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.fixed.pem': PKI.leaf + PKI.issuer,
        },
      },
      { files: { 'mx.pem': PKI.leaf + PKI.issuer + PKI.issuer } },
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
      { files: { 'mx.pem': PKI.leaf + PKI.issuer } },
    ],
  },
});
