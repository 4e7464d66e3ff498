import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/passwords-stored-readable',
  title: 'Passwords are stored in a form that can be read',
  appliesTo: { variable: ['C_Accounts_Policies_Pass_Encrypt'] },
  when: { is: 'no' },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: passwords are stored in a form that can be read, and ' +
    'leave with every copy of the accounts',
  byHand: 'switch encryption on in the console, after a backup',
  why: `Whoever gets hold of the account database, or a backup of it, has all passwords. The
variable is read-only in the list of 14.3, and could be set before; whether stored passwords are
changed along is not documented. The login methods CRAM-MD5 and DIGEST-MD5 do not work with
encrypted passwords.`,
  references: [{ icewarp: 'C_Accounts_Policies_Pass_Encrypt' }],
  examples: {
    bad: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Pass_Encrypt: 0\n' } },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Pass_Encrypt: 1\n' } },
    ],
  },
});
