import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/admin-password-export-allowed',
  title: 'Passwords of administrators can be exported',
  appliesTo: { variable: ['C_Accounts_Policies_Pass_AllowAdminPass'] },
  when: { is: 'yes' },
  severity: { interop: 'off', standard: 'warning', strict: 'warning' },
  message: '{{variable}} = {{value}}: the passwords of administrators can be exported too',
  fixes: [
    { safety: 'unsafe', description: 'keep them out of exports', operations: [{ set: '0' }] },
  ],
  why: `Up to 12 the switch adds the passwords of administrators to what the tool and the API give
out. It is gone from the list of 14.3. Nothing but a move to another server needs it.`,
  references: [{ icewarp: 'C_Accounts_Policies_Pass_AllowAdminPass' }],
  examples: {
    bad: [
      {
        files: {
          'dump.txt': 'C_Version: 11.4.6.0\n' + 'C_Accounts_Policies_Pass_AllowAdminPass: 1\n',
        },
        fixed: {
          'dump.txt': 'C_Version: 11.4.6.0\n' + 'C_Accounts_Policies_Pass_AllowAdminPass: 0\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt': 'C_Version: 11.4.6.0\n' + 'C_Accounts_Policies_Pass_AllowAdminPass: 0\n',
        },
      },
    ],
  },
});
