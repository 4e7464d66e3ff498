import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/two-factor-off',
  title: 'A password is enough to log in',
  appliesTo: { variable: ['D_2F_Enabled'] },
  when: { is: 'no' },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    '{{variable}}{{of-domain}} = {{value}}: a stolen password is enough to read the mail ' +
    'of a user of the domain',
  byHand: 'switch it on when the users know',
  why: `With two-factor login the WebClient and the console ask for a code beside the password. Mail
programs need passwords of their own for each device then, so users have to be told before.`,
  references: [{ icewarp: 'D_2F_Enabled' }],
  examples: {
    bad: [{ files: { 'dump.txt': 'example.com\n' + 'D_2F_Enabled: 0\n' + 'D_Type: 0\n' } }],
    good: [{ files: { 'dump.txt': 'example.com\n' + 'D_2F_Enabled: 1\n' + 'D_Type: 0\n' } }],
  },
});
