import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/intrusion-prevention-off',
  title: 'Addresses that guess passwords are not blocked',
  appliesTo: {
    variable: [
      'C_Mail_Security_Tarpit_Login',
      'C_Mail_Security_Tarpit_EnableIMAPPOP3',
      'C_Mail_Security_Tarpit_Enable',
    ],
  },
  when: { is: 'no' },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: addresses that try passwords or probe for users are not ' +
    'blocked there',
  fixes: [{ safety: 'unsafe', description: 'block such addresses', operations: [{ set: '1' }] }],
  why: `Intrusion prevention blocks an address for a while after too many wrong logins or unknown
recipients. C_Mail_Security_Tarpit_Enable is the switch for SMTP,
C_Mail_Security_Tarpit_EnableIMAPPOP3 for the fetching protocols, C_Mail_Security_Tarpit_Login the
one for wrong logins. Many users behind one address, one of them with an old password on a phone,
can be blocked together; there are lists of exceptions.`,
  references: [
    { icewarp: 'C_Mail_Security_Tarpit_Login' },
    { icewarp: 'C_Mail_Security_Tarpit_EnableIMAPPOP3' },
    { icewarp: 'C_Mail_Security_Tarpit_Enable' },
  ],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Tarpit_Login: 0\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Tarpit_Login: 1\n' },
      },
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Tarpit_EnableIMAPPOP3: 0\n',
        },
        fixed: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Tarpit_EnableIMAPPOP3: 1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_Security_Tarpit_Login: 1\n' +
            'C_Mail_Security_Tarpit_EnableIMAPPOP3: 1\n',
        },
      },
    ],
  },
});
