import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/cert-ecdsa-only',
  title: 'No RSA certificate on a public MX',
  appliesTo: { evidence: 'chain-fault' },
  when: {
    all: [
      { datum: 'problem', oneOf: ['ecdsa-only'] },
      { datum: 'onMx', oneOf: [true] },
    ],
  },
  severity: { interop: 'warning', standard: 'off', strict: 'off' },
  message:
    '{{where}} has a key of type {{key}}, and there is no RSA certificate: old senders that know RSA only find no shared cipher',
  byHand: 'add an RSA key with its certificate',
  why: `Every TLS library of the last ten years can do ECDSA with P-256. A few old senders, and some with
a cipher list from an old how-to, offer RSA key exchange alone. With them the handshake ends with
"no shared cipher", and those that do not fall back to clear text do not deliver. A second chain
with an RSA key serves them; Postfix presents to each client the one that it can use. Ed25519 is
known to few clients, and needs an RSA or ECDSA certificate beside it.`,
  references: [{ postconf: 'smtpd_tls_chain_files' }, { postconf: 'smtpd_tls_cert_file' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        profile: 'interop',
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.rsa + PKI.issuer,
          '/etc/ssl/mx.key': PKI.rsaKey,
        },
        profile: 'interop',
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/one.pem, /etc/ssl/two.pem\n',
          '/etc/ssl/one.pem': PKI.leafKey + PKI.leaf + PKI.issuer,
          '/etc/ssl/two.pem': PKI.rsaKey + PKI.rsa + PKI.issuer,
        },
        profile: 'interop',
      },
    ],
  },
});
