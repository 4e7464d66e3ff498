import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/vrfy-expn',
  title: 'Strangers may ask for names of users',
  appliesTo: {
    variable: ['C_Mail_Security_Protocols_DenyVRFY', 'C_Mail_Security_Protocols_DenyEXPN'],
  },
  when: { is: 'no' },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message: '{{variable}} = {{value}}: anyone may ask which addresses exist, one after the other',
  fixes: [{ safety: 'safe', description: 'give no such answers', operations: [{ set: '1' }] }],
  why: `VRFY and EXPN answer whether a mailbox exists and who is on a list. No mail server needs
them today, collectors of addresses do. The standard allows to switch them off.`,
  references: [
    { icewarp: 'C_Mail_Security_Protocols_DenyVRFY' },
    { icewarp: 'C_Mail_Security_Protocols_DenyEXPN' },
    { rfc: 5321, section: '7.3' },
  ],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protocols_DenyVRFY: 0\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protocols_DenyVRFY: 1\n' },
      },
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protocols_DenyEXPN: 0\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protocols_DenyEXPN: 1\n' },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_Security_Protocols_DenyVRFY: 1\n' +
            'C_Mail_Security_Protocols_DenyEXPN: 1\n',
        },
      },
    ],
  },
});
