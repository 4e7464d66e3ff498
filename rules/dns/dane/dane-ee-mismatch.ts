import { CHAIN_PEM, KEY_DIGESTS } from '../../example-chains.ts';
import { MAIL_ZONE, REPAIRED_MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/dane-ee-mismatch',
  title: 'No TLSA record fits the certificate',
  appliesTo: { evidence: 'tlsa-mismatch' },
  when: { datum: 'problem', oneOf: ['stale'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'none of the TLSA records of {{host}} ({{records}}) fits {{chain}}: senders that check DANE do not deliver there',
  fixes: [
    {
      safety: 'unsafe',
      description: 'put the digest of the present key in its place',
      operations: [{ repair: 'replace' }],
    },
    {
      safety: 'unsafe',
      description: 'add the record of the present key',
      operations: [{ repair: 'add' }],
    },
  ],
  byHand: 'publish {{computed}}',
  why: `A sender that finds usable TLSA records delivers only to a server whose certificate fits one of
them. None does here: the key was changed and the zone was not, or the other way round. Such senders
(Postfix with dane, Exim, Microsoft, web.de, GMX and others) keep the mail in their queues and bounce it
after days, and you hear of it from a TLS report at best.

The fix puts the digest of the present public key in place of the only record that stands for the leaf,
or adds a record where there are several. Be sure before that the certificate at hand is the one that
the server has loaded. To renew without a gap, publish the record of the next key first and wait two
TTLs; or keep the key (certbot: --reuse-key).`,
  references: [
    { rfc: 7672, section: '2.2' },
    { rfc: 7672, section: '3.1.1' },
    { rfc: 7671, section: '8.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.www}
`,
          'mx.pem': CHAIN_PEM.first + CHAIN_PEM.issuer,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.first}
`,
        },
        today: '2026-11-22T10:00:00Z',
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.www}
_25._tcp.mail IN TLSA 3 1 1 BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
`,
          'mx.pem': CHAIN_PEM.first + CHAIN_PEM.issuer,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.www}
_25._tcp.mail IN TLSA 3 1 1 BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.first}
`,
        },
        today: '2026-11-22T10:00:00Z',
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.first}
_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.www}
`,
          'mx.pem': CHAIN_PEM.first + CHAIN_PEM.issuer,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 2 1 1 ${KEY_DIGESTS.issuer}
`,
          'mx.pem': CHAIN_PEM.first + CHAIN_PEM.issuer,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.www}
`,
          'www.pem': CHAIN_PEM.www + CHAIN_PEM.issuer,
        },
      },
    ],
  },
});
