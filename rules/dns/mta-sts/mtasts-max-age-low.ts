import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mtasts-max-age-low',
  title: 'An MTA-STS policy that lasts for less than a week',
  appliesTo: { evidence: 'sts-policy' },
  when: {
    all: [
      { datum: 'mode', oneOf: ['enforce'] },
      { datum: 'maxAge', below: 604800 },
    ],
  },
  severity: { interop: 'info', standard: 'info', strict: 'warning' },
  message:
    'senders forget the MTA-STS policy after {{maxAge}} seconds: whoever blocks its host for that long gets round it',
  byHand: 'let it last for a week or more',
  why: `MTA-STS protects a sender from the second message on, by what it remembers. An attacker who cannot forge
the policy can still keep a sender from fetching it, and has to do so only until max_age is over. RFC
8461 expects weeks or more; Google asks for a week at least. The age does not keep you from changing the
policy: senders fetch it anew when the id of the record at _mta-sts changes.`,
  references: [
    { rfc: 8461, section: '3.2' },
    { rfc: 8461, section: '10.2' },
  ],
  examples: {
    bad: [
      {
        files: {
          'mta-sts.txt': 'version: STSv1\nmode: enforce\nmx: mail.example.net\nmax_age: 86400\n',
        },
      },
    ],
    good: [
      {
        files: {
          'mta-sts.txt': 'version: STSv1\nmode: enforce\nmx: mail.example.net\nmax_age: 604800\n',
        },
      },
      {
        files: {
          'mta-sts.txt': 'version: STSv1\nmode: testing\nmx: mail.example.net\nmax_age: 3600\n',
        },
      },
    ],
  },
});
