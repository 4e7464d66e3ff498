import { MAIL_ZONE, REPAIRED_MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mtasts-mx-mismatch',
  title: 'An MX host that the MTA-STS policy does not allow',
  appliesTo: { evidence: 'sts-mx-not-allowed' },
  when: { datum: 'mode', oneOf: ['enforce'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the MTA-STS policy of {{domain}} allows {{patterns}}, not its MX host {{exchange}}: senders with MTA-STS do not deliver there',
  fixes: [
    {
      safety: 'unsafe',
      description: 'allow {{exchange}} in the policy, with another id',
      operations: [{ repair: 'allow' }],
    },
  ],
  byHand: 'add "mx: {{exchange}}" to the policy, and change the id of the record at _mta-sts',
  why: `In mode enforce a sender delivers only to hosts that match an mx line of the policy: the same name, or
"*." in place of exactly one label. It passes over an MX host that does not, and when none is left the
mail stays in its queue and bounces. It happens after a move, when the zone was changed and the policy
was not; senders also keep a policy for as long as max_age says.

The fix adds the host to the policy, and gives the TXT record at _mta-sts another id, without which
senders go on with the policy that they know. Publish the file first, then the record. If the host does
not belong there, correct the MX record instead.`,
  references: [
    { rfc: 8461, section: '4.1' },
    { rfc: 8461, section: '5.1' },
    { rfc: 8461, section: '8.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}@ MX 20 mx2\nmx2 A 192.0.2.26\n_mta-sts IN TXT "v=STSv1; id=2026010101;"\nmta-sts A 192.0.2.80\n_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.net"\n`,
          'mta-sts.txt': 'version: STSv1\nmode: enforce\nmx: mail.example.net\nmax_age: 604800\n',
        },
        fixed: {
          'example.net.zone': `${REPAIRED_MAIL_ZONE}@ MX 20 mx2\nmx2 A 192.0.2.26\n_mta-sts IN TXT "v=STSv1; id=2026112201;"\nmta-sts A 192.0.2.80\n_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.net"\n`,
          'mta-sts.txt':
            'version: STSv1\nmode: enforce\nmx: mail.example.net\nmx: mx2.example.net\nmax_age: 604800\n',
        },
        today: '2026-11-22T10:00:00Z',
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_mta-sts IN TXT "v=STSv1; id=2026010101;"\nmta-sts A 192.0.2.80\n_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.net"\n`,
          'mta-sts.txt': 'version: STSv1\nmode: enforce\nmx: mail.example.net\nmax_age: 604800\n',
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}@ MX 20 mx2\nmx2 A 192.0.2.26\n_mta-sts IN TXT "v=STSv1; id=2026010101;"\nmta-sts A 192.0.2.80\n_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.net"\n`,
          'mta-sts.txt': 'version: STSv1\nmode: enforce\nmx: *.example.net\nmax_age: 604800\n',
        },
      },
    ],
  },
});
