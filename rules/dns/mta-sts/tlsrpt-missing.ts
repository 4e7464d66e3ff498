import { MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/tlsrpt-missing',
  title: 'No reports are asked for',
  appliesTo: { evidence: 'tlsrpt-missing' },
  when: { all: [] },
  severity: { interop: 'off', standard: 'info', strict: 'info' },
  message:
    '{{domain}} publishes {{promise}} but no TLSRPT record at _smtp._tls: of mail that is not delivered for it you do not hear',
  byHand: 'add a TXT record at _smtp._tls with "v=TLSRPTv1; rua=mailto:" and an address',
  why: `With MTA-STS or DANE a fault of yours (a certificate that has run out, a record that was not changed)
means that senders keep their mail and say nothing to you. A TLSRPT record asks them for a report once a
day: "_smtp._tls TXT v=TLSRPTv1; rua=mailto:tls-reports@example.org". Google, Microsoft and others send
them.`,
  references: [
    { rfc: 8460, section: '3' },
    { rfc: 8461, section: '5' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}mta-sts A 192.0.2.80\n_mta-sts TXT "v=STSv1; id=20260101"\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_mta-sts IN TXT "v=STSv1; id=2026010101;"\nmta-sts A 192.0.2.80\n_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.net"\n`,
        },
      },
      {
        files: {
          'example.net.zone': MAIL_ZONE,
        },
      },
      { files: { 'example.net.zone': '@ MX 10 mail\n_mta-sts TXT "v=STSv1; id=20260101"\n' } },
    ],
  },
});
