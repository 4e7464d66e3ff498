import { ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mx-not-ours',
  title: 'No MX record names a server that is linted',
  appliesTo: { evidence: 'mx-fault' },
  when: { datum: 'problem', oneOf: ['not-ours'] },
  severity: { interop: 'info', standard: 'info', strict: 'warning' },
  message:
    'mail for {{domain}} goes to {{exchange}}, but none of its MX records names {{detail}}, which takes mail on port 25',
  byHand: 'name the server in an MX record, if it is to take the mail of the domain',
  why: `The server and the zone that were given together belong to one domain, and yet no mail for it arrives
at this server: its name stands in no MX record, nor does a host with its address. That is as it is meant
to be where a filter or a backup stands in front of it, or where it only sends. It is a mistake after a
move, or when the host was renamed.

Names that Postfix gives itself count here (myhostname). That they are those of DNS also matters for
HELO and for certificates.`,
  references: [{ postconf: 'myhostname' }, { rfc: 5321, section: '5.1' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'myhostname = mx2.example.net\ninet_interfaces = all\n',
          'example.net.zone': `${ZONE}@ MX 10 mx1\nmx1 A 192.0.2.25\nmx2 A 192.0.2.26\n`,
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'myhostname = mx1.example.net\ninet_interfaces = all\n',
          'example.net.zone': `${ZONE}@ MX 10 mx1\nmx1 A 192.0.2.25\n`,
        },
      },
      {
        files: {
          'main.cf': 'myhostname = host7.example.net\ninet_interfaces = all\n',
          'example.net.zone': `${ZONE}@ MX 10 mx1\nmx1 A 192.0.2.25\nhost7 A 192.0.2.25\n`,
        },
      },
    ],
  },
});
