import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/account-passwords',
  title: 'Passwords of users in the file',
  appliesTo: { dumpFact: 'account-passwords' },
  when: { all: [] },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    'the file holds the passwords of {{accounts}}: whoever reads it can read and send ' +
    'mail in their name',
  byHand:
    'delete the file, have the passwords changed, and forbid the export ' +
    '(C_Accounts_Policies_Pass_DenyExport = 1 where there is one)',
  why: `Old scripts move accounts by exporting u_password. Such a file is worth more to a thief than
the server. mtalint shows \`***\` in place of the values, and cannot do more.`,
  references: [{ icewarp: 'U_Password' }, { icewarp: 'C_Accounts_Policies_Pass_DenyExport' }],
  examples: {
    bad: [
      { files: { 'dump.txt': 'jane@example.com\n' + 'U_Password: example\n' + 'U_Type: 0\n' } },
      {
        files: {
          'accounts.sh':
            '#!/bin/sh\n' +
            "/opt/icewarp/tool.sh set account jane@example.com U_Password 'example'\n",
        },
      },
    ],
    good: [{ files: { 'dump.txt': 'jane@example.com\n' + 'U_Password: \n' + 'U_Type: 0\n' } }],
  },
});
