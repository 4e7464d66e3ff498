import { MAIL_ZONE, REPAIRED_MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mtasts-mx-mismatch-testing',
  title: 'An MX host that an MTA-STS policy under test does not allow',
  appliesTo: { evidence: 'sts-mx-not-allowed' },
  when: { datum: 'mode', oneOf: ['testing'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'the MTA-STS policy of {{domain}} allows {{patterns}}, not its MX host {{exchange}}: once its mode is enforce, senders with MTA-STS do not deliver there',
  fixes: [
    {
      safety: 'unsafe',
      description: 'allow {{exchange}} in the policy, with another id',
      operations: [{ repair: 'allow' }],
    },
  ],
  byHand: 'add "mx: {{exchange}}" to the policy, and change the id of the record at _mta-sts',
  why: `In mode testing senders deliver all the same and only report. That is the time to find what would be
refused in mode enforce: a host that matches no mx line of the policy. A pattern is a name, or "*." in
place of exactly one label.`,
  references: [
    { rfc: 8461, section: '4.1' },
    { rfc: 8461, section: '5' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}@ MX 20 mx2\nmx2 A 192.0.2.26\n_mta-sts IN TXT "v=STSv1; id=2026010101;"\nmta-sts A 192.0.2.80\n_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.net"\n`,
          'mta-sts.txt': 'version: STSv1\nmode: testing\nmx: mail.example.net\nmax_age: 604800\n',
        },
        fixed: {
          'example.net.zone': `${REPAIRED_MAIL_ZONE}@ MX 20 mx2\nmx2 A 192.0.2.26\n_mta-sts IN TXT "v=STSv1; id=2026112201;"\nmta-sts A 192.0.2.80\n_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.net"\n`,
          'mta-sts.txt':
            'version: STSv1\nmode: testing\nmx: mail.example.net\nmx: mx2.example.net\nmax_age: 604800\n',
        },
        today: '2026-11-22T10:00:00Z',
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_mta-sts IN TXT "v=STSv1; id=2026010101;"\nmta-sts A 192.0.2.80\n_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.net"\n`,
          'mta-sts.txt': 'version: STSv1\nmode: testing\nmx: mail.example.net\nmax_age: 604800\n',
        },
      },
    ],
  },
});
