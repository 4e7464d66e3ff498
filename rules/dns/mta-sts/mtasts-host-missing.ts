import { MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mtasts-host-missing',
  title: 'An MTA-STS record without the host of the policy',
  appliesTo: { evidence: 'sts-record-fault' },
  when: { datum: 'problem', oneOf: ['no-host'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the record at _mta-sts promises a policy, but the zone has no host mta-sts.{{domain}} to fetch it from: senders see no policy',
  byHand: 'add the host, and serve the policy there',
  why: `Senders fetch the policy from https://mta-sts.DOMAIN/.well-known/mta-sts.txt, and from nowhere else.
Without an address for that name there is no policy, whatever the TXT record says. The host may be an
alias of another one, and may be proxied by Cloudflare, since it is a web site; its certificate must be
for the name mta-sts.DOMAIN.`,
  references: [
    { rfc: 8461, section: '3.2' },
    { rfc: 8461, section: '3.3' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_mta-sts TXT "v=STSv1; id=20260101"\n`,
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}_mta-sts TXT "v=STSv1; id=20260101"\nmta-sts CNAME pages.example.org.\n`,
        },
      },
      { files: { 'example.net.zone': '@ MX 10 mail\n_mta-sts TXT "v=STSv1; id=20260101"\n' } },
    ],
  },
});
