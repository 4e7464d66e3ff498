import { CHAIN_PEM, KEY_DIGESTS } from '../../example-chains.ts';
import { MAIL_ZONE, REPAIRED_MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/dane-partial-dual-cert',
  title: 'TLSA records fit one certificate of the server, not the other',
  appliesTo: { evidence: 'tlsa-mismatch' },
  when: { datum: 'problem', oneOf: ['partial'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'no TLSA record of {{host}} ({{records}}) fits {{chain}}: whether a sender that checks DANE delivers depends on which certificate it is shown',
  fixes: [
    {
      safety: 'unsafe',
      description: 'add the record of the other key',
      operations: [{ repair: 'add' }],
    },
  ],
  byHand: 'publish {{computed}} too',
  why: `A server with two certificates (RSA and ECDSA) shows each client the one that fits its ciphers. A sender
that checks DANE must find a record for the one that it is shown. With records for one of them only, mail
from some senders arrives and that from others waits and bounces, which looks like chance.

Each key needs a "3 1 1" record, or both certificates an issuer that a "2 1 1" record names. The fix adds
what is missing.`,
  references: [{ rfc: 7671, section: '8' }, { postconf: 'smtpd_tls_eccert_file' }],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.first}
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
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.first}
_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.second}
`,
          'mx.pem': CHAIN_PEM.first + CHAIN_PEM.issuer,
          'mx2.pem': CHAIN_PEM.second + CHAIN_PEM.issuer,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 2 1 1 ${KEY_DIGESTS.issuer}
`,
          'mx.pem': CHAIN_PEM.first + CHAIN_PEM.issuer,
          'mx2.pem': CHAIN_PEM.second + CHAIN_PEM.issuer,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 ${KEY_DIGESTS.first}
`,
          'mx.pem': CHAIN_PEM.first + CHAIN_PEM.issuer,
        },
      },
    ],
  },
});
