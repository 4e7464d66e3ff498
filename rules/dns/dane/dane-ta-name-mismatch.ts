import { CHAIN_PEM, KEY_DIGESTS } from '../../example-chains.ts';
import { MAIL_ZONE, REPAIRED_MAIL_ZONE, ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/dane-ta-name-mismatch',
  title: 'A certificate for another name under DANE-TA',
  appliesTo: { evidence: 'tlsa-mismatch' },
  when: { datum: 'problem', oneOf: ['anchor-wrong-name'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the TLSA records of {{host}} ({{records}}) name the authority of {{chain}}, but its certificate is not for that host: senders that check DANE do not deliver there',
  fixes: [
    {
      safety: 'unsafe',
      description: 'add the record of the present key',
      operations: [{ repair: 'add' }],
    },
  ],
  byHand: 'publish {{computed}}, or have a certificate issued for {{host}}',
  why: `With usage 2 (DANE-TA) a record says which authority may issue the certificate, not which certificate
it is. So the sender compares names, as a browser does: the certificate must be for the MX host or for
the domain whose mail it takes. With usage 3 (DANE-EE) names do not count, which is one more reason why
"3 1 1" is the better choice.`,
  references: [
    { rfc: 7672, section: '3.1.2' },
    { rfc: 7672, section: '3.2.2' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'myhostname = mail.example.net\nsmtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mx.pem\n',
          '/etc/ssl/mx.pem': CHAIN_PEM.wwwKey + CHAIN_PEM.www + CHAIN_PEM.issuer,
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 2 1 1 ${KEY_DIGESTS.issuer}
`,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_MAIL_ZONE}_25._tcp.mail IN TLSA 2 1 1 ${KEY_DIGESTS.issuer}
_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.www}
`,
        },
        today: '2026-11-22T10:00:00Z',
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'myhostname = mail.example.net\nsmtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mx.pem\n',
          '/etc/ssl/mx.pem': CHAIN_PEM.wwwKey + CHAIN_PEM.www + CHAIN_PEM.issuer,
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.www}
`,
        },
      },
      {
        files: {
          'main.cf':
            'myhostname = www.example.net\nsmtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mx.pem\n',
          '/etc/ssl/mx.pem': CHAIN_PEM.wwwKey + CHAIN_PEM.www + CHAIN_PEM.issuer,
          'example.net.zone': `${ZONE}@ MX 10 www
www A 192.0.2.25
_25._tcp.www TLSA 2 1 1 ${KEY_DIGESTS.issuer}
`,
        },
      },
    ],
  },
});
