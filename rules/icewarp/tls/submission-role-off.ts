import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/submission-role-off',
  title: 'The second SMTP port is no submission port',
  appliesTo: { variable: ['C_Mail_SMTP_Delivery_MessageSubmission'] },
  when: { all: [{ is: 'no' }, { variable: 'C_System_Services_SMTP_AltPort', above: 0 }] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: the second SMTP port has the role of port 25, not that of ' +
    'a submission port, where users log in',
  fixes: [
    {
      safety: 'unsafe',
      description: 'make the second port a submission port',
      operations: [{ set: '1' }],
    },
  ],
  why: `With 1 the two ports have the roles of RFC 6409: the first takes mail from other servers,
the second takes it from users, who have to log in. With 0 the second is a copy of the first, and a
program that reaches it can deliver spam past whatever protects port 25. That a login is then
demanded on the second port is how the vendor's text is understood; try it with a client first.`,
  references: [
    { icewarp: 'C_Mail_SMTP_Delivery_MessageSubmission' },
    { rfc: 6409, section: '4.3' },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Services_SMTP_AltPort: 587\n' +
            'C_Mail_SMTP_Delivery_MessageSubmission: 0\n',
        },
        fixed: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Services_SMTP_AltPort: 587\n' +
            'C_Mail_SMTP_Delivery_MessageSubmission: 1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Services_SMTP_AltPort: 587\n' +
            'C_Mail_SMTP_Delivery_MessageSubmission: 1\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Services_SMTP_AltPort: 0\n' +
            'C_Mail_SMTP_Delivery_MessageSubmission: 0\n',
        },
      },
    ],
  },
});
