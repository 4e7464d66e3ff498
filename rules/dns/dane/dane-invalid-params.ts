import { MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/dane-invalid-params',
  title: 'A TLSA record with numbers that mean nothing',
  appliesTo: { evidence: 'tlsa-fault' },
  when: { datum: 'problem', oneOf: ['usage', 'selector', 'matching-type'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the TLSA record {{numbers}} at {{owner}} has a number that stands for nothing: no sender can use it for {{host}}',
  byHand: 'write "3 1 1" and the SHA-256 digest of the public key of the certificate',
  why: `The three numbers of a TLSA record are the usage (0 to 3), the selector (0 or 1) and the
matching type (0 to 2). Other values are not assigned, but for 255, which is for private use and tells a
stranger nothing. A sender that meets one passes over the record; when it is the only one, DANE is asked
for and cannot be done, and the connection is not authenticated, or not made.`,
  references: [
    { rfc: 6698, section: '2.1' },
    { rfc: 6698, section: '4.1' },
    { rfc: 6698, section: '7' },
    { rfc: 7672, section: '2.2' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 2 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 4 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 3 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 2 0 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
    ],
  },
});
