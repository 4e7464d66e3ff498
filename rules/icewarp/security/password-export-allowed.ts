import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/password-export-allowed',
  title: 'Passwords can be exported',
  appliesTo: { variable: ['C_Accounts_Policies_Pass_DenyExport'] },
  when: { is: 'no' },
  severity: { interop: 'off', standard: 'warning', strict: 'warning' },
  message: '{{variable}} = {{value}}: "tool export account" gives out the passwords of all users',
  fixes: [{ safety: 'unsafe', description: 'forbid it', operations: [{ set: '1' }] }],
  why: `Up to 12 an administrator could read passwords by the tool and the API; the switch forbids
that. It is gone from the list of 14.3. Scripts that copy accounts by exporting them stop working.`,
  references: [{ icewarp: 'C_Accounts_Policies_Pass_DenyExport' }],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 11.4.6.0\n' + 'C_Accounts_Policies_Pass_DenyExport: 0\n' },
        fixed: { 'dump.txt': 'C_Version: 11.4.6.0\n' + 'C_Accounts_Policies_Pass_DenyExport: 1\n' },
      },
    ],
    good: [
      {
        files: { 'dump.txt': 'C_Version: 11.4.6.0\n' + 'C_Accounts_Policies_Pass_DenyExport: 1\n' },
      },
    ],
  },
});
