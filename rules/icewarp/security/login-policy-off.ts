import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/login-policy-off',
  title: 'Passwords may be guessed without end',
  appliesTo: { variable: ['C_Accounts_Policies_Login_Enable'] },
  when: {
    all: [{ is: 'no' }, { not: { variable: 'C_Mail_Security_Tarpit_Login', isShown: 'yes' } }],
  },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: an account is never blocked, however many wrong passwords ' +
    'are tried',
  fixes: [
    {
      safety: 'unsafe',
      description: 'block accounts after wrong passwords',
      operations: [{ set: '1' }],
    },
  ],
  why: `Passwords are tried day and night on every mail server. With 1 an account is delayed or
blocked after C_Accounts_Policies_Login_Attempts wrong ones. C_Mail_Security_Tarpit_Login does the
same for addresses; where the dump shows it switched on the rule is silent. The price of a block:
someone can lock a user out by guessing wrongly in their name; choose a short block period.`,
  references: [
    { icewarp: 'C_Accounts_Policies_Login_Enable' },
    { icewarp: 'C_Mail_Security_Tarpit_Login' },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Accounts_Policies_Login_Enable: 0\n' +
            'C_Mail_Security_Tarpit_Login: 0\n',
        },
        fixed: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Accounts_Policies_Login_Enable: 1\n' +
            'C_Mail_Security_Tarpit_Login: 0\n',
        },
      },
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Login_Enable: 0\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Login_Enable: 1\n' },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Login_Enable: 1\n' } },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Accounts_Policies_Login_Enable: 0\n' +
            'C_Mail_Security_Tarpit_Login: 1\n',
        },
      },
    ],
  },
});
