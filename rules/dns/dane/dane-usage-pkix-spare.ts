import { MAIL_ZONE, REPAIRED_MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/dane-usage-pkix-spare',
  title: 'A TLSA record that mail servers do not use beside others',
  appliesTo: { evidence: 'tlsa-fault' },
  when: {
    all: [
      { datum: 'problem', oneOf: ['pkix-usage'] },
      { datum: 'alone', oneOf: [false] },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'the TLSA record {{numbers}} at {{owner}} has usage {{usage}}, which RFC 7672 advises against; the others of {{host}} do without it',
  fixes: [
    { safety: 'unsafe', description: 'take the record out', operations: [{ repair: 'remove' }] },
  ],
  byHand: 'take the record out',
  why: `Usages 0 (PKIX-TA) and 1 (PKIX-EE) should not be published for mail (RFC 7672). Senders may pass
over such a record, and those that do take the others of the set, so that mail flows. It makes answers
longer, misleads whoever reads the zone, and when the others are removed one day it is the only one
left, with which some senders deliver nothing.`,
  references: [{ rfc: 7672, section: '3.1.3' }],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n_25._tcp.mail IN TLSA 1 0 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
        today: '2026-11-22T10:00:00Z',
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n_25._tcp.mail IN TLSA 2 1 1 BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB\n`,
        },
      },
    ],
  },
});
