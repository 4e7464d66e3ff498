import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/password-policy-off',
  title: 'There is no policy for passwords',
  appliesTo: { variable: ['C_Accounts_Policies_Pass_Enable'] },
  when: { is: 'no' },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: nothing is demanded of passwords, and the most common ' +
    'ones are guessed',
  byHand: 'switch it on, and tell the users',
  why: `With the policy off, the variables for length and characters
(C_Accounts_Policies_Pass_MinLength and its like) have no effect. It is left to you, since users
have to know what is asked of them.`,
  references: [{ icewarp: 'C_Accounts_Policies_Pass_Enable' }],
  examples: {
    bad: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Pass_Enable: 0\n' } },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Pass_Enable: 1\n' } },
    ],
  },
});
