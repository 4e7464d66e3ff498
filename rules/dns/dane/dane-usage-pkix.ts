import { CHAIN_PEM, KEY_DIGESTS } from '../../example-chains.ts';
import { MAIL_ZONE, REPAIRED_MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/dane-usage-pkix',
  title: 'TLSA records that mail servers do not use',
  appliesTo: { evidence: 'tlsa-fault' },
  when: {
    all: [
      { datum: 'problem', oneOf: ['pkix-usage'] },
      { datum: 'alone', oneOf: [true] },
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the TLSA record {{numbers}} at {{owner}} has usage {{usage}}, which RFC 7672 advises against: for {{host}} senders find nothing to check the certificate by, and web.de and GMX end the session with alert 71 (insufficient security)',
  fixes: [
    {
      safety: 'unsafe',
      description: 'publish the digests of the keys that the server presents',
      operations: [{ repair: 'publish' }],
    },
    {
      safety: 'unsafe',
      description: 'make it DANE-EE, which asks for no authority',
      operations: [{ repair: 'convert' }],
    },
  ],
  byHand:
    'publish "3 1 1" with the SHA-256 digest of the public key of each certificate that the server presents',
  why: `Usages 0 (PKIX-TA) and 1 (PKIX-EE) ask that the certificate also be trusted by the authorities that
the client knows. Mail servers have no such list in common and no user to ask, so that RFC 7672 says
that the two SHOULD NOT be published for port 25, and lets senders take them for unusable.

What a sender does with nothing else differs. One that takes them for unusable must use TLS and need not
know whom it speaks to, says the RFC; beyond that it leaves the matter undefined. Some are stricter:
web.de and GMX finish the TLS handshake and then end it with alert 71, insufficient_security. In the log
of Postfix that looks like a fault of its protocols or ciphers, and is none.

A record "3 1 1" with the digest of the public key of the server is what RFC 7672 recommends. Where a
server presents two certificates (RSA and ECDSA), each key needs one. The fix works them out from the
certificates at hand; without them, usage 1 becomes 3, which keeps the same certificate and drops the
demand. Usage 0 must not simply become 2: it often names a root, which servers do not send, and for
usage 2 they have to.

Publish the new records before the old ones expire from caches, and keep the key at the next renewal.`,
  references: [
    { rfc: 7672, section: '3.1.3' },
    { rfc: 7672, section: '2.2' },
    { rfc: 7671, section: '4.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 0 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
`,
          'mx.pem': CHAIN_PEM.first + CHAIN_PEM.issuer,
          'mx2.pem': CHAIN_PEM.second + CHAIN_PEM.issuer,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.first}
_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.second}
`,
        },
        today: '2026-11-22T10:00:00Z',
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 1 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
        today: '2026-11-22T10:00:00Z',
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 0 1 1 ( AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n  AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA )\n`,
        },
      },
      {
        files: {
          'example.net.zone':
            '_25._tcp.mail.example.net. 300 IN CNAME _dane.example.net.\n_dane.example.net. 300 IN TLSA 0 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n',
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
          'example.net.zone': `${MAIL_ZONE}_443._tcp.mail IN TLSA 1 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 1 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
    ],
  },
});
