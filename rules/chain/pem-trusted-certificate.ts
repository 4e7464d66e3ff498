import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/pem-trusted-certificate',
  title: "A certificate in OpenSSL's own wrapping",
  appliesTo: { evidence: 'pem-oddity' },
  when: { datum: 'problem', oneOf: ['trusted-certificate'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{where}} has {{words}}, which only smtpd_tls_cert_file takes and only as the first one',
  byHand: 'convert it: openssl x509 -in FILE -out NEW.pem',
  why: `A TRUSTED CERTIFICATE block holds a certificate with OpenSSL's own notes on what it is trusted
for. smtpd_tls_cert_file with a key file of its own takes it as the first certificate. Anywhere
else it is passed over: behind the first place, in smtpd_tls_chain_files, and where key and
certificate share a file. So issuers get lost without a word.`,
  references: [{ postconf: 'smtpd_tls_cert_file' }, { postconf: 'smtpd_tls_chain_files' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf.replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE') + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
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
      },
    ],
  },
});
