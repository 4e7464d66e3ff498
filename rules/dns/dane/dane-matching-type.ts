import { MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/dane-matching-type',
  title: 'A TLSA record that is not a SHA-256 digest',
  appliesTo: { evidence: 'tlsa-fault' },
  when: { datum: 'problem', oneOf: ['full-data', 'sha512'] },
  severity: { interop: 'info', standard: 'info', strict: 'warning' },
  message:
    'the TLSA record {{numbers}} at {{owner}} is no SHA-256 digest: every sender has SHA-256, the others cost answers that do not fit into a datagram or support that senders need not have',
  byHand: 'publish the SHA-256 digest as well, and take this record out later',
  why: `Every implementation must have SHA-256 (matching type 1). SHA-512 (2) is recommended and no
more, and a sender without it passes over the record. Matching type 0 puts the whole certificate or key
into DNS; such answers are long, fall back to TCP, and get lost where that is blocked. For "2 0 0" alone
there can be a reason: the certificate of the issuer stands in DNS then, and by RFC 7671 (section 5.2.2)
the server need not send it; "2 1 0" does not spare it that. RFC 7672, which is about mail, advises
against both, since not every sender can complete a chain from DNS.`,
  references: [
    { rfc: 7671, section: '10.1.2' },
    { rfc: 7671, section: '5.2.2' },
    { rfc: 6698, section: '6' },
    { rfc: 7672, section: '3.1.2' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 2 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 2 0 0 30820122\n`,
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
    ],
  },
});
