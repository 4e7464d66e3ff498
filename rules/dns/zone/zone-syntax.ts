import { ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/zone-syntax',
  title: 'An entry of a zone file that name servers refuse',
  appliesTo: { evidence: 'zone-fault' },
  when: { not: { datum: 'problem', oneOf: ['unknown-type'] } },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: 'the zone does not load: in "{{line}}" {{detail}}',
  byHand: 'correct the entry; named-checkzone must accept the file before it is loaded',
  why: `A name server reads a zone file as a whole or not at all. One entry that it cannot read, and the
secondary servers go on with what they have until the zone expires, while a server that is started
anew has nothing to answer: then all names of the zone are gone, and mail to them is deferred and
bounces in the end. named-checkzone tells the same before a reload.

What is meant here is text that RFC 1035 gives no meaning: parentheses and quotes that are not closed,
data that the type of the record does not have, an owner that is no domain name. Files that dig has
printed are not judged, since other text may stand in them, and templates are not.`,
  references: [
    { rfc: 1035, section: '5.1' },
    { man: 'named-checkzone', section: 1 },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${ZONE}mail IN A 192.0.2.256\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${ZONE}@ IN TXT "v=spf1 mx -all\n`,
        },
      },
      { files: { 'example.net.zone': '@ IN SOA ns hostmaster (\n 1 2 3 4\n@ IN NS ns\n' } },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${ZONE}mail IN A 192.0.2.25\n@ IN TXT ( "v=spf1 mx"\n  " -all" ) ; (both\n`,
        },
      },
    ],
  },
});
