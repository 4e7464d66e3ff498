import { PKI } from '../example-pki.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'chain/cert-key-encrypted',
  title: 'A private key behind a passphrase',
  appliesTo: { evidence: 'load-fault' },
  when: { datum: 'problem', oneOf: ['encrypted'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: 'the private key in {{where}} is encrypted: {{result}}',
  byHand:
    'write the key without its passphrase: openssl pkey -in {{file}} -out NEW.key, with mode 0600',
  why: `Postfix starts without anyone at the keyboard, so that no one can tell it a passphrase, and it has
no setting for one. A key in a block ENCRYPTED PRIVATE KEY, or with the header "Proc-Type:
4,ENCRYPTED", cannot be used. The log speaks of "problems getting password" or "bad password
read"; with smtpd_tls_chain_files it says "ignoring PEM type: ENCRYPTED PRIVATE KEY" and then "key
not first", which hides the cause.

Take the passphrase off with openssl pkey, and let the mode of the file protect the key: owned by
root, mode 0600. Postfix reads it as root before it gives up its privileges.`,
  references: [{ postconf: 'smtpd_tls_key_file' }, { postconf: 'smtpd_tls_chain_files' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.encryptedKey,
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/all.pem\n',
          '/etc/ssl/all.pem': PKI.encryptedKey + PKI.leaf + PKI.issuer,
        },
      },
      { files: { 'mx.pem': PKI.encryptedKey + PKI.leaf + PKI.issuer } },
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
      { files: { 'mx.pem': PKI.encryptedKey } },
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/all.pem\n',
          '/etc/ssl/all.pem': PKI.leafKey + PKI.leaf + PKI.issuer,
        },
      },
    ],
  },
});
