import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/cert-key-mismatch',
  title: 'A private key of another certificate',
  appliesTo: { evidence: 'load-fault' },
  when: { datum: 'problem', oneOf: ['mismatch'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: 'the private key in {{where}} is not that of the certificate of {{first}}: {{result}}',
  fixes: [
    {
      safety: 'safe',
      description: 'put the files of the list in the order in which they fit',
      operations: [{ repair: 'swap-files' }],
    },
    {
      safety: 'unsafe',
      description: 'use the key that lies beside the certificate and fits it',
      operations: [{ repair: 'sibling-key' }],
    },
  ],
  byHand: 'name the key that belongs to the certificate of {{first}}',
  why: `Certificate and private key are made for each other. OpenSSL compares them when it loads them, and
refuses a pair that does not fit: "key values mismatch", or "private key in A does not match
public key in B" where even the kind differs. Mostly one of the two files was renewed and the
other one was not, or the setting names the key of another host.

Where a key that fits lies beside the certificate, the repair names it. Which file is meant is a
guess, so it is not made unless you ask for it.`,
  references: [
    { postconf: 'smtpd_tls_key_file' },
    { postconf: 'smtpd_tls_cert_file' },
    { postconf: 'smtpd_tls_chain_files' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx/fullchain.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx/fullchain.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx/privkey.pem': PKI.leafKey,
          '/etc/ssl/mx.key': PKI.otherKey,
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx/fullchain.pem\nsmtpd_tls_key_file = /etc/ssl/mx/privkey.pem\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.otherKey,
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/ssl/mx.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.rsaKey,
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/all.pem\n',
          '/etc/ssl/all.pem': PKI.otherKey + PKI.leaf + PKI.issuer,
        },
      },
      { files: { 'mx.pem': PKI.otherKey + PKI.leaf + PKI.issuer } },
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
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/all.pem\n',
          '/etc/ssl/all.pem': PKI.leafKey + PKI.leaf + PKI.issuer,
        },
      },
    ],
  },
});
