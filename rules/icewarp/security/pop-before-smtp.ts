import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/pop-before-smtp',
  title: 'Fetching mail opens the relay for an address',
  appliesTo: { variable: ['C_Mail_Security_Relay_POPSMTP', 'C_Mail_Security_Relay_POPSMTPGlobal'] },
  when: { is: 'yes' },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{variable}} = {{value}}: whoever shares an address with someone who has just ' +
    'fetched mail may send in their name',
  fixes: [
    {
      safety: 'unsafe',
      description: 'let no one relay without a login because of a fetch',
      operations: [{ set: '0' }],
    },
  ],
  why: `POP before SMTP is older than the login of SMTP: for some minutes after a user has fetched
mail, anything from the same address may be sent without a login. Behind one address there are
nowadays whole offices and mobile networks. Every mail program has been able to log in for twenty
years; a device that cannot belongs into C_Mail_Security_Relay_IPList.`,
  references: [
    { icewarp: 'C_Mail_Security_Relay_POPSMTP' },
    { icewarp: 'C_Mail_Security_Relay_POPSMTPGlobal' },
    { rfc: 6409, section: '3.3' },
  ],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_POPSMTP: 1\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_POPSMTP: 0\n' },
      },
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_POPSMTPGlobal: 1\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_POPSMTPGlobal: 0\n' },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_Security_Relay_POPSMTP: 0\n' +
            'C_Mail_Security_Relay_POPSMTPGlobal: 0\n',
        },
      },
    ],
  },
});
