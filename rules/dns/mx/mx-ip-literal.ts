import { MAIL_ZONE, ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mx-ip-literal',
  title: 'The MX record holds an address',
  appliesTo: { evidence: 'mx-fault' },
  when: { datum: 'problem', oneOf: ['literal'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'mail for {{domain}} goes nowhere: its MX record names {{detail}}, and an MX record can only name a host',
  byHand: 'give the server a name with an address record, and name that in the MX record',
  why: `The data of an MX record is a domain name. An address that is written there is taken for a name: a
sender looks for the addresses of "192.0.2.25." or, without a final dot, of
"192.0.2.25.example.org.", and there are none. Most then wait and bounce; some connect all the same,
which is why it can seem to work.

Give the server a name with an A or AAAA record, and let the MX record name that.`,
  references: [
    { rfc: 5321, section: '5.1' },
    { rfc: 1035, section: '3.3.9' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 192.0.2.25\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 192.0.2.25.\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 2001:db8::25\n`,
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': MAIL_ZONE,
        },
      },
    ],
  },
});
