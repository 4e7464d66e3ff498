import { MAIL_ZONE, REPAIRED_MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mtasts-record-invalid',
  title: 'A record at _mta-sts that senders take for none',
  appliesTo: { evidence: 'sts-record-fault' },
  when: { not: { datum: 'problem', oneOf: ['no-host'] } },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: 'senders see no MTA-STS policy of {{domain}}: "{{written}}" makes its record invalid',
  fixes: [
    {
      safety: 'unsafe',
      description: 'leave out of the id what it must not hold',
      operations: [{ repair: 'correct' }],
    },
  ],
  byHand: 'write one record: "v=STSv1; id=" and letters and digits',
  why: `The TXT record at _mta-sts tells senders that there is a policy, and by its id when to fetch it anew. It
reads "v=STSv1; id=20261122;": the version first, then an id of up to 32 letters and digits, with no dash
or colon in it. There must be exactly one record that begins with "v=STSv1;". Else senders assume that
the domain has no policy, or go on with the one that they know.`,
  references: [{ rfc: 8461, section: '3.1' }],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}mta-sts A 192.0.2.80\n_mta-sts TXT "v=STSv1; id=2026-01-01"\n`,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_MAIL_ZONE}mta-sts A 192.0.2.80\n_mta-sts TXT "v=STSv1; id=20260101"\n`,
        },
        today: '2026-11-22T10:00:00Z',
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}mta-sts A 192.0.2.80\n_mta-sts TXT "v=STSv1;"\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}mta-sts A 192.0.2.80\n_mta-sts TXT "v=STSv1; id=1"\n_mta-sts TXT "v=STSv1; id=2"\n`,
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_mta-sts IN TXT "v=STSv1; id=2026010101;"\nmta-sts A 192.0.2.80\n_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.net"\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}mta-sts A 192.0.2.80\n_mta-sts TXT "v=STSv1; id=1"\n_mta-sts TXT "a note"\n`,
        },
      },
    ],
  },
});
