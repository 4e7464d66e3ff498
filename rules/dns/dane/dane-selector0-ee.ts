import { MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/dane-selector0-ee',
  title: 'A TLSA record for one certificate instead of its key',
  appliesTo: { evidence: 'tlsa-fault' },
  when: { datum: 'problem', oneOf: ['whole-leaf'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'the TLSA record {{numbers}} at {{owner}} stands for one certificate of {{host}}: with the next renewal senders that check DANE deliver nothing until it is changed',
  byHand: 'publish "3 1 1" with the digest of the public key, and keep the key at renewals',
  why: `With selector 0 the record is a digest of the whole certificate, serial number and dates included. Each
renewal makes it wrong, and senders with DANE then keep the mail until record and certificate fit again,
caches included. With selector 1 ("3 1 1") the record stands for the public key, which can stay the same
over renewals (certbot: --reuse-key).

For a certificate that you issue yourself and that lives for years it does no harm.`,
  references: [
    { rfc: 7672, section: '3.1.1' },
    { rfc: 7671, section: '5.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 0 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
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
