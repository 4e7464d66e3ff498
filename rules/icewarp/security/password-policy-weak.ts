import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/password-policy-weak',
  title: 'Short passwords are allowed',
  appliesTo: { variable: ['C_Accounts_Policies_Pass_MinLength'] },
  when: { below: 8 },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: passwords of fewer than 8 characters are allowed, and are ' +
    'guessed',
  byHand: 'set it to 12, and tell the users',
  why: `A mail account is the key to all others, since their passwords are reset by mail. 8
characters are the least that baselines demand, 12 are better than any rule about special
characters. A new length counts when passwords are changed (inferred), so it locks no one out at
once.`,
  references: [{ icewarp: 'C_Accounts_Policies_Pass_MinLength' }],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Pass_MinLength: 6\n' },
      },
    ],
    good: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Pass_MinLength: 12\n' },
      },
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Pass_MinLength: 8\n' },
      },
    ],
  },
});
