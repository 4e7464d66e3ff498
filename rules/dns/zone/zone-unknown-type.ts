import { ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/zone-unknown-type',
  title: 'A record type that nothing is called',
  appliesTo: { evidence: 'zone-fault' },
  when: { datum: 'problem', oneOf: ['unknown-type'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: 'most name servers refuse the zone: {{detail}} in "{{line}}"',
  byHand: 'write the type as the registry has it, and an owner or a blank before it',
  why: `Where the type of a record is expected stands a word that is no type. Often the owner was
forgotten, so that the type was read as the name and its first argument as the type; often it is a
slip of the keyboard. BIND refuses the whole file then, and goes on with the zone as it was.

It is a warning and not an error because types are still being added, and because some name servers
have types of their own. Where yours knows the type, use the notation of RFC 3597 (TYPE65534) or switch
the rule off.`,
  references: [
    { rfc: 1035, section: '5.1' },
    { rfc: 3597, section: '5' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${ZONE}@ IN MXX 10 mail.example.org.\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${ZONE}MX 10 mail.example.org.\n`,
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail.example.org.\n@ TYPE65534 \\# 2 0001\n`,
        },
      },
    ],
  },
});
