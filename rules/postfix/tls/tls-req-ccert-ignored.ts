import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-req-ccert-ignored',
  title: 'Client certificates are required where TLS is not',
  appliesTo: { service: ['mx', 'submission'] },
  when: { all: [{ setting: 'smtpd_tls_req_ccert', is: 'yes' }, { tls: ['opportunistic'] }] },
  settings: ['smtpd_tls_req_ccert'],
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = yes is ignored on {{service}}, where TLS is opportunistic: senders without ' +
    'a certificate get in as before',
  byHand:
    'take it out, or set it by -o together with smtpd_tls_security_level=encrypt on a service for known clients',
  why: `A certificate can be required only where TLS is. At level "may" smtpd logs "Can't require client
certs unless TLS is required" with each session and goes on as if the setting were not there (seen
with Postfix 3.7): who has no certificate, or does not use STARTTLS at all, is served.

If access was meant to be restricted, it is not. Where all clients are known, set the level of that
service to encrypt as well; on a port 25 for all the world there is no way to require certificates.`,
  references: [{ postconf: 'smtpd_tls_req_ccert' }, { postconf: 'smtpd_tls_security_level' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_req_ccert = yes\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n  -o smtpd_tls_req_ccert=yes\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_ask_ccert = yes\n',
        },
      },
    ],
  },
});
