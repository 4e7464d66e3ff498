import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/sni-file-missing',
  title: 'A file for a host name that is not there',
  appliesTo: { evidence: 'named-chain-fault' },
  when: { datum: 'problem', oneOf: ['missing'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'for {{name}} tls_server_sni_maps has {{file}}, {{words}}: postmap -F leaves the entry out, and clients get the default certificate',
  byHand: 'name a file that is there, and run postmap -F',
  why: `postmap -F reads the files that a value names, and puts their content into the index. Where one
cannot be opened it warns, leaves the entry out and goes on, with exit status 0. Clients that ask
for the name are then shown the certificate of smtpd_tls_chain_files or smtpd_tls_cert_file, which
has other names.`,
  references: [{ postconf: 'tls_server_sni_maps' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\ntls_server_sni_maps = hash:/etc/postfix/sni\nsmtpd_tls_chain_files = /etc/ssl/mx.key, /etc/ssl/mx.pem\n',
          '/etc/postfix/sni': 'mail.example.org /etc/ssl/gone.pem\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
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
    ],
  },
});
