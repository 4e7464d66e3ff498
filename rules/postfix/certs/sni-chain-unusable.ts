import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/sni-chain-unusable',
  title: 'A chain for a host name that cannot be loaded',
  appliesTo: { evidence: 'named-chain-fault' },
  when: {
    datum: 'problem',
    oneOf: [
      'empty',
      'damaged',
      'no-certificate',
      'no-key',
      'encrypted',
      'mismatch',
      'not-leaf-first',
      'key-not-first',
      'dangling-key',
      'same-type',
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'for {{name}} tls_server_sni_maps has {{file}}, {{words}}: clients that ask for this name have no handshake',
  byHand: 'name the private key first, then its certificate, then the issuers, and run postmap -F',
  why: `Each value of the table is a list of files as in smtpd_tls_chain_files: a private key, its
certificate, the issuers. postmap -F copies their content into the index without looking at it.
When a client asks for the name, smtpd loads it, logs "error loading private keys and certificates
from: SNI data for ...: aborting TLS handshake", and ends the connection. Clients that name no
host, or another one, are served as before, so that it is noticed by few.

What postmap -F took in counts, not what the files are today: run it again after every change.`,
  references: [{ postconf: 'tls_server_sni_maps' }, { postconf: 'smtpd_tls_chain_files' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\ntls_server_sni_maps = hash:/etc/postfix/sni\nsmtpd_tls_chain_files = /etc/ssl/mx.key, /etc/ssl/mx.pem\n',
          '/etc/postfix/sni': 'mail.example.org /etc/ssl/mx.pem /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\ntls_server_sni_maps = hash:/etc/postfix/sni\nsmtpd_tls_chain_files = /etc/ssl/mx.key, /etc/ssl/mx.pem\n',
          '/etc/postfix/sni': 'mail.example.org /etc/ssl/other.key /etc/ssl/mx.pem\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
          '/etc/ssl/other.key': PKI.otherKey,
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\ntls_server_sni_maps = hash:/etc/postfix/sni\nsmtpd_tls_chain_files = /etc/ssl/mx.key, /etc/ssl/mx.pem\n',
          '/etc/postfix/sni': 'mail.example.org /etc/ssl/mx.key, /etc/ssl/mx.pem\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\ntls_server_sni_maps = hash:/etc/postfix/sni\nsmtpd_tls_chain_files = /etc/ssl/mx.key, /etc/ssl/mx.pem\n',
          '/etc/postfix/sni': 'mail.example.org /srv/elsewhere.pem\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
  },
});
