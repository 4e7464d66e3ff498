import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/login-attempts-high',
  title: 'Many wrong passwords are allowed before a block',
  appliesTo: { variable: ['C_Accounts_Policies_Login_Attempts'] },
  when: { all: [{ variable: 'C_Accounts_Policies_Login_Enable', is: 'yes' }, { above: 20 }] },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: that many passwords may be tried on each account before ' +
    'it is blocked',
  byHand: 'set it to 5 or 10',
  why: `The block is switched on, but comes so late that a list of common passwords is through
before. Five attempts are what the vendor shows in its manual; up to twenty leave room for a phone
with an old password.`,
  references: [{ icewarp: 'C_Accounts_Policies_Login_Attempts' }],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Accounts_Policies_Login_Enable: 1\n' +
            'C_Accounts_Policies_Login_Attempts: 100\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Accounts_Policies_Login_Enable: 1\n' +
            'C_Accounts_Policies_Login_Attempts: 5\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Accounts_Policies_Login_Enable: 0\n' +
            'C_Mail_Security_Tarpit_Login: 1\n' +
            'C_Accounts_Policies_Login_Attempts: 100\n',
        },
      },
    ],
  },
});
