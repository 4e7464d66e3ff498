import { MAIL_ZONE, REPAIRED_MAIL_ZONE, REPAIRED_ZONE, ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mx-null-mixed',
  title: 'A null MX record beside others',
  appliesTo: { evidence: 'mx-fault' },
  when: { datum: 'problem', oneOf: ['null-beside'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{domain}} says with its null MX record that it takes no mail, and names {{detail}} beside it: senders differ in which they believe',
  fixes: [
    {
      safety: 'unsafe',
      description: 'take the null MX record out, if the domain takes mail',
      operations: [{ repair: 'remove' }],
    },
  ],
  byHand: 'keep either the null MX record or the others',
  why: `The record "MX 0 ." says that a domain takes no mail at all (RFC 7505). It must then be the only MX
record. With others beside it the domain contradicts itself: some senders bounce at once, some try the
other hosts, some look for the addresses of the root and wait.

If the domain takes mail, the null MX has to go, which is what the fix does. If it takes none, remove
the others instead.`,
  references: [{ rfc: 7505, section: '3' }],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 0 .\n@ MX 10 mail\nmail A 192.0.2.25\n`,
        },
        fixed: {
          'example.net.zone': REPAIRED_MAIL_ZONE,
        },
        today: '2026-11-22T10:00:00Z',
      },
      {
        files: {
          'example.net.zone': `${ZONE}\tMX 0 .\n\tMX 10 mail\nmail A 192.0.2.25\n`,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_ZONE}\tMX 10 mail\nmail A 192.0.2.25\n`,
        },
        today: '2026-11-22T10:00:00Z',
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 0 .\nsub MX 10 mail\nmail A 192.0.2.25\n`,
        },
      },
      {
        files: {
          'example.net.zone': MAIL_ZONE,
        },
      },
    ],
  },
});
