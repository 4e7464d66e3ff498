import { MAIL_ZONE, REPAIRED_ZONE, ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mx-cname',
  title: 'The MX record points to an alias',
  appliesTo: { evidence: 'mx-fault' },
  when: { datum: 'problem', oneOf: ['alias'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    'mail for {{domain}} goes to {{exchange}}, an alias of {{detail}}: some senders refuse it, and DANE and certificates are asked for under either name',
  fixes: [
    {
      safety: 'unsafe',
      description: 'name the host itself',
      operations: [{ repair: 'use-target' }],
    },
  ],
  byHand: 'name the host itself in the MX record',
  why: `RFC 2181 says that the name in an MX record must be no alias, and RFC 5321 has senders look for
addresses at that very name. Most follow the alias all the same, some do not, and each picks a name of
its own for what comes after: which name the certificate must have, where TLSA records are looked for,
what an MTA-STS policy must list. That works until you switch one of these on.

The fix writes the name at the end of the aliases into the MX record. It is the same host; but make sure
that its certificate, its TLSA records and the MTA-STS policy have that name before you publish it.`,
  references: [
    { rfc: 2181, section: '10.3' },
    { rfc: 5321, section: '5.1' },
    { rfc: 7672, section: '2.2.2' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail\nmail CNAME srv1.example.org.\n`,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_ZONE}@ MX 10 srv1.example.org.\nmail CNAME srv1.example.org.\n`,
        },
        today: '2026-11-22T10:00:00Z',
      },
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail\nmail CNAME a\na CNAME b\nb A 192.0.2.25\n`,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_ZONE}@ MX 10 b.example.net.\nmail CNAME a\na CNAME b\nb A 192.0.2.25\n`,
        },
        today: '2026-11-22T10:00:00Z',
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}imap CNAME mail\n`,
        },
      },
    ],
  },
});
