import { ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mx-no-address',
  title: 'The MX host has no address',
  appliesTo: { evidence: 'mx-fault' },
  when: { datum: 'problem', oneOf: ['no-address'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'mail for {{domain}} goes to {{exchange}}, but the zone has no address for {{detail}}: senders cannot reach it, and bounce the mail in the end',
  byHand: 'add an A or AAAA record for the host, or correct its name in the MX record',
  why: `A sender that finds an MX record asks for the addresses of the host in it. If there are none it tries
the next MX record; if that was the last one, the mail waits in its queue and comes back after days.
The address of the domain itself does not count once there are MX records.

Only names are judged for which the file tells all there is in DNS: the zone has its SOA record, no part
of it is included from elsewhere, and the name is not delegated to other servers.`,
  references: [{ rfc: 5321, section: '5.1' }],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail\nmial A 192.0.2.25\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail\nmail CNAME mx\n`,
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail\n* A 192.0.2.25\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail.example.org.\n`,
        },
      },
      { files: { 'example.net.zone': '@ MX 10 mail\n' } },
    ],
  },
});
