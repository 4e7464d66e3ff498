import { MAIL_ZONE, REPAIRED_ZONE, ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mx-missing-trailing-dot',
  title: 'The name in the MX record lacks its final dot',
  appliesTo: { evidence: 'mx-fault' },
  when: { datum: 'problem', oneOf: ['relative'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'mail for {{domain}} goes to {{exchange}}, which does not exist: "{{detail}}" has no final dot, so that the name of the zone is added to it',
  fixes: [
    { safety: 'unsafe', description: 'add the final dot', operations: [{ repair: 'append-dot' }] },
  ],
  byHand: 'add the final dot',
  why: `In a zone file a name that does not end in a dot stands below the origin of the file. So
"mail.example.org" in the zone example.org means mail.example.org.example.org, a host that no one has.
Senders find no address for it and bounce the mail.

Either the short form ("mail") or the full one with its dot is right. The fix adds the dot.`,
  references: [{ rfc: 1035, section: '5.1' }],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail.example.net\nmail A 192.0.2.25\n`,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_ZONE}@ MX 10 mail.example.net.\nmail A 192.0.2.25\n`,
        },
        today: '2026-11-22T10:00:00Z',
      },
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mx1.example.com\n`,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_ZONE}@ MX 10 mx1.example.com.\n`,
        },
        today: '2026-11-22T10:00:00Z',
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail.example.net.\nmail A 192.0.2.25\n`,
        },
      },
      {
        files: {
          'example.net.zone': MAIL_ZONE,
        },
      },
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail.eu\nmail.eu A 192.0.2.25\n`,
        },
      },
    ],
  },
});
