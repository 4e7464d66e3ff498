import { CHAIN_PEM, KEY_DIGESTS } from '../../example-chains.ts';
import { MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

const ZONE = `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.first}
`;
const STALE = 'AB'.repeat(64);
const PEM = CHAIN_PEM.first + CHAIN_PEM.issuer;

export default rule({
  id: 'dns/dane-stronger-digest-stale',
  title: 'A TLSA record that fits is passed over for a SHA-512 digest that does not',
  appliesTo: { evidence: 'tlsa-mismatch' },
  when: { datum: 'problem', oneOf: ['outranked'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'a SHA-256 record of {{host}} fits {{chain}}, but senders with SHA-512 look only at {{records}}, which does not: Postfix and others do not deliver there',
  byHand:
    'take the records of matching type 2 out, or put the SHA-512 digest of the present key there',
  why: `Where records of one usage and selector hold digests of several kinds, a sender looks at those of the
strongest kind that it has, and passes over the others. So a SHA-512 record that was left behind when the
key changed makes the SHA-256 record beside it worthless, though that one fits. OpenSSL does so, and
Postfix asks it to; the mail waits and bounces.

One kind is enough, and SHA-256 is the one that every sender has.`,
  references: [
    { rfc: 7671, section: '9' },
    { rfc: 7671, section: '8' },
    { postconf: 'tls_dane_digests' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${ZONE}_25._tcp.mail IN TLSA 3 1 2 ${STALE}\n`,
          'mx.pem': PEM,
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${ZONE}_25._tcp.mail IN TLSA 3 0 2 ${STALE}\n`,
          'mx.pem': PEM,
        },
      },
      {
        files: {
          'example.net.zone': `${ZONE}_25._tcp.mail IN TLSA 2 1 2 ${STALE}\n`,
          'mx.pem': PEM,
        },
      },
    ],
  },
});
