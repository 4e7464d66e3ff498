import { ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mx-private-address',
  title: 'The MX host has private addresses only',
  appliesTo: { evidence: 'mx-fault' },
  when: { datum: 'problem', oneOf: ['private-address'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'mail for {{domain}} goes to {{exchange}} at {{detail}}, which no one outside of that network can reach',
  byHand: 'give the host the address at which the Internet reaches it',
  why: `An address of RFC 1918, of loopback or of a link is good within one network only. A sender on the
Internet that is given it reaches nothing, or a host of its own network. The mail waits in its queue and
comes back.

A zone all of whose addresses are private is taken for the view that a name server shows inside, and is
not judged. If this zone is such a view too, switch the rule off for the file.`,
  references: [
    { rfc: 1918, section: '3' },
    { rfc: 6890, section: '2.2' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail\nmail A 192.168.1.25\nwww A 192.0.2.80\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail\nmail AAAA fd00::25\nwww A 192.0.2.80\n`,
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail\nmail A 192.168.1.25\nmail A 192.0.2.25\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail\nmail A 10.0.0.25\nwww A 10.0.0.80\n`,
        },
      },
    ],
  },
});
