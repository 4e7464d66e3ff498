import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/chain-files-same-key-type',
  title: 'Two keys of one kind in the chain list',
  appliesTo: { evidence: 'load-fault' },
  when: { datum: 'problem', oneOf: ['same-type'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: 'the private key in {{where}} is the second one of its kind: {{result}}',
  byHand: 'take one of the two out of the list',
  why: `A server has one certificate of each kind: one for RSA, one for ECDSA, and so on; the curve makes
no difference. OpenSSL does not replace the first by the second but refuses ("not replacing
certificate"), and Postfix says that the key "does not match next certificate", which leads
astray. For several host names with a certificate each there is tls_server_sni_maps.`,
  references: [{ postconf: 'smtpd_tls_chain_files' }, { postconf: 'tls_server_sni_maps' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/one.pem, /etc/ssl/two.pem\n',
          '/etc/ssl/one.pem': PKI.leafKey + PKI.leaf + PKI.issuer,
          '/etc/ssl/two.pem': PKI.otherKey + PKI.other + PKI.issuer,
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/one.pem, /etc/ssl/two.pem\n',
          '/etc/ssl/one.pem': PKI.leafKey + PKI.leaf + PKI.issuer,
          '/etc/ssl/two.pem': PKI.rsaKey + PKI.rsa + PKI.issuer,
        },
      },
    ],
  },
});
