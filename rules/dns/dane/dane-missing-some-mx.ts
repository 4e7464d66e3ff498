import { MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/dane-missing-some-mx',
  title: 'Only some of the MX hosts have TLSA records',
  appliesTo: { evidence: 'tlsa-missing' },
  when: { all: [] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{exchange}} has no TLSA records, while {{covered}} has: whoever keeps senders from the one gets the mail of {{domain}} at the other without a check',
  byHand: 'publish TLSA records for it too',
  why: `DANE protects each mail server by itself. An attacker who can stand between two servers can also make
the protected host unreachable; the sender then takes the next MX record, and there it has nothing to
check the certificate by. So a domain is as well protected as its least protected MX host.

Hosts outside of the zones that were given are not judged.`,
  references: [{ rfc: 7672, section: '2.2.1' }],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}@ MX 20 mx2\nmx2 A 192.0.2.26\n_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}@ MX 20 mx2\nmx2 A 192.0.2.26\n_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n_25._tcp.mx2 CNAME _25._tcp.mail\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}@ MX 20 mx.example.org.\n_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
    ],
  },
});
