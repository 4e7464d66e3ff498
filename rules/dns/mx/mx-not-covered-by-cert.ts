import { CHAIN_PEM } from '../../example-chains.ts';
import { MAIL_ZONE, ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mx-not-covered-by-cert',
  title: 'The certificate is not for the name of the MX host',
  appliesTo: { evidence: 'mx-certificate' },
  when: { all: [] },
  severity: { interop: 'info', standard: 'warning', strict: 'error' },
  message:
    'mail for {{domain}} goes to {{exchange}}, but {{chain}} is for {{names}}: senders that check the name (MTA-STS, DANE-TA) do not deliver there',
  byHand: 'have a certificate issued for {{exchange}} too',
  why: `Most senders encrypt and do not ask who is at the other end. Those that do compare the certificate with
the name in the MX record: under an MTA-STS policy in mode enforce, with TLSA records of usage 2, or where
an administrator has asked for it (level verify or secure). For them a certificate for another name is
none, and the mail waits.

TLSA records of usage 3 do not ask for names.`,
  references: [
    { rfc: 8461, section: '4.2' },
    { rfc: 7672, section: '3.2.2' },
    { rfc: 9525, section: '6.3' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'myhostname = mail.example.net\nsmtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mx.pem\n',
          '/etc/ssl/mx.pem': CHAIN_PEM.wwwKey + CHAIN_PEM.www + CHAIN_PEM.issuer,
          'example.net.zone': `${MAIL_ZONE}`,
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'myhostname = www.example.net\nsmtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mx.pem\n',
          '/etc/ssl/mx.pem': CHAIN_PEM.wwwKey + CHAIN_PEM.www + CHAIN_PEM.issuer,
          'example.net.zone': `${ZONE}@ MX 10 www
www A 192.0.2.25
`,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}`,
          'mx.pem': CHAIN_PEM.first + CHAIN_PEM.issuer,
        },
      },
    ],
  },
});
