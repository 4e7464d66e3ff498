import { MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/dane-digest-length',
  title: 'A TLSA record whose digest has the wrong length',
  appliesTo: { evidence: 'tlsa-fault' },
  when: { datum: 'problem', oneOf: ['length'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the TLSA record {{numbers}} at {{owner}} holds {{digits}} hexadecimal digits where its matching type has {{wanted}}: it fits no certificate of {{host}}',
  byHand: 'compute the digest again',
  why: `Matching type 1 is a SHA-256 digest of 64 hexadecimal digits, matching type 2 a SHA-512 digest of 128.
Data of another length can equal no digest, so that no sender can use the record. It comes from a digit
that was lost in copying, or from a digest of another kind. Blanks within the digits do no harm.`,
  references: [
    { rfc: 6698, section: '2.1.3' },
    { rfc: 6698, section: '2.1.4' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 2 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 0 30820122\n`,
        },
      },
    ],
  },
});
