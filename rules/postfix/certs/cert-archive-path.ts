import { PKI } from '../../example-pki.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/cert-archive-path',
  title: "A file of certbot's archive",
  appliesTo: { evidence: 'archived-certificate' },
  when: { all: [] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} names {{file}}, which no renewal changes: it goes on to present the old certificate until it expires',
  fixes: [
    {
      safety: 'safe',
      description: 'name the link to the newest one, which holds the same today',
      operations: [{ repair: 'live' }],
    },
  ],
  byHand: 'name {{live}}',
  why: `certbot keeps each certificate under a number of its own in archive, and points the links in live
to the newest one. A setting that names the archive gets the certificate of one day for ever.`,
  references: [
    { postconf: 'smtpd_tls_cert_file' },
    { postconf: 'smtpd_tls_key_file' },
    {
      url: 'https://eff-certbot.readthedocs.io/en/stable/using.html#where-are-my-certificates',
      title: 'certbot: Where are my certificates?',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/letsencrypt/archive/mx/fullchain3.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/letsencrypt/archive/mx/fullchain3.pem': PKI.leaf + PKI.issuer,
          '/etc/letsencrypt/live/mx/fullchain.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/letsencrypt/live/mx/fullchain.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/letsencrypt/archive/mx/fullchain3.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/letsencrypt/archive/mx/fullchain3.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/letsencrypt/live/mx/fullchain.pem\nsmtpd_tls_key_file = /etc/ssl/mx.key\n',
          '/etc/letsencrypt/live/mx/fullchain.pem': PKI.leaf + PKI.issuer,
          '/etc/ssl/mx.key': PKI.leafKey,
        },
      },
    ],
  },
});
