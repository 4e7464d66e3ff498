import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mtasts-mode-testing',
  title: 'An MTA-STS policy that is not enforced',
  appliesTo: { evidence: 'sts-policy' },
  when: { datum: 'mode', oneOf: ['testing'] },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    'the MTA-STS policy is in mode testing: senders report what they would refuse, and deliver it all the same',
  byHand: 'change it to enforce once the reports are clean',
  why: `Mode testing is for the first weeks: senders act as if there were no policy, and report failures to the
address of your TLSRPT record. An attacker in between still gets the mail. Once the reports have been
clean for a while, change the mode to enforce and the id of the record at _mta-sts.`,
  references: [
    { rfc: 8461, section: '5' },
    { rfc: 8460, section: '3' },
  ],
  examples: {
    bad: [
      {
        files: {
          'mta-sts.txt': 'version: STSv1\nmode: testing\nmx: mail.example.net\nmax_age: 604800\n',
        },
      },
    ],
    good: [
      {
        files: {
          'mta-sts.txt': 'version: STSv1\nmode: enforce\nmx: mail.example.net\nmax_age: 604800\n',
        },
      },
      { files: { 'mta-sts.txt': 'version: STSv1\nmode: none\nmax_age: 86400\n' } },
    ],
  },
});
