import { CHAIN_PEM, KEY_DIGESTS } from '../../example-chains.ts';
import { MAIL_ZONE, REPAIRED_MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/dane-ta-not-in-chain',
  title: 'A TLSA record for an authority that the server does not send',
  appliesTo: { evidence: 'tlsa-mismatch' },
  when: { datum: 'problem', oneOf: ['anchor-not-sent'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the TLSA records of {{host}} ({{records}}) name no certificate above the leaf in {{chain}}: senders that check DANE do not deliver there',
  fixes: [
    {
      safety: 'unsafe',
      description: 'add the record of the present key',
      operations: [{ repair: 'add' }],
    },
  ],
  byHand: 'publish {{computed}}, or send the certificate of the authority',
  why: `Usage 2 (DANE-TA) names an authority. Its certificate must be among those that the server sends, even
when it is a root that every browser has: a mail server has no other source for it. Most often the record
was made for the root (ISRG Root X1 and its like), which no one sends, or for an intermediate that the
authority has since replaced; authorities change these without notice.

The fix adds a "3 1 1" record for the present key, which needs no authority at all. The other way is to
append the certificate of the authority to the chain file of the server.`,
  references: [
    { rfc: 7672, section: '3.1.2' },
    { rfc: 7671, section: '5.2.2' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 2 1 1 ${KEY_DIGESTS.www}
`,
          'mx.pem': CHAIN_PEM.first + CHAIN_PEM.issuer,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_MAIL_ZONE}_25._tcp.mail IN TLSA 2 1 1 ${KEY_DIGESTS.www}
_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.first}
`,
        },
        today: '2026-11-22T10:00:00Z',
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 2 1 1 ${KEY_DIGESTS.issuer}
`,
          'mx.pem': CHAIN_PEM.first,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_MAIL_ZONE}_25._tcp.mail IN TLSA 2 1 1 ${KEY_DIGESTS.issuer}
_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.first}
`,
        },
        today: '2026-11-22T10:00:00Z',
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 2 1 1 ${KEY_DIGESTS.issuer}
`,
          'mx.pem': CHAIN_PEM.first + CHAIN_PEM.issuer,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 2 1 1 ${KEY_DIGESTS.www}
_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.first}
`,
          'mx.pem': CHAIN_PEM.first + CHAIN_PEM.issuer,
        },
      },
    ],
  },
});
