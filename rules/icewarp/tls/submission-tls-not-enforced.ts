import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/submission-tls-not-enforced',
  title: 'The submission port accepts sessions without TLS',
  appliesTo: { variable: ['C_Mail_SMTP_Delivery_EnforceTlsOnSecondarySmtpPort'] },
  when: {
    all: [
      { is: 'no' },
      {
        any: [
          { variable: 'C_Mail_SMTP_Delivery_MessageSubmission', isShown: 'yes' },
          { variable: 'C_System_Services_SMTP_AltPort', above: 0 },
        ],
      },
    ],
  },
  severity: { interop: 'info', standard: 'warning', strict: 'error' },
  message:
    '{{variable}} = 0: on the second SMTP port a mail client may log in and send without TLS',
  fixes: [
    {
      safety: 'unsafe',
      description: 'refuse sessions without TLS on the second port',
      operations: [{ set: '1' }],
    },
  ],
  why: `The second SMTP port (587, on old servers 366) is where users submit mail with their
passwords. With 1 the server refuses what comes in there before STARTTLS. With 0 a client that is
set to "TLS if available" falls back to clear text when someone in between takes the offer away.
Mail clients that are set up without TLS stop working: change them first.`,
  references: [
    { icewarp: 'C_Mail_SMTP_Delivery_EnforceTlsOnSecondarySmtpPort' },
    { rfc: 8314, section: '4.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Services_SMTP_AltPort: 587\n' +
            'C_Mail_SMTP_Delivery_EnforceTlsOnSecondarySmtpPort: 0\n',
        },
        fixed: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Services_SMTP_AltPort: 587\n' +
            'C_Mail_SMTP_Delivery_EnforceTlsOnSecondarySmtpPort: 1\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_SMTP_Delivery_MessageSubmission: 1\n' +
            'C_Mail_SMTP_Delivery_EnforceTlsOnSecondarySmtpPort: 0\n',
        },
        fixed: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_SMTP_Delivery_MessageSubmission: 1\n' +
            'C_Mail_SMTP_Delivery_EnforceTlsOnSecondarySmtpPort: 1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Services_SMTP_AltPort: 587\n' +
            'C_Mail_SMTP_Delivery_EnforceTlsOnSecondarySmtpPort: 1\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Services_SMTP_AltPort: 0\n' +
            'C_Mail_SMTP_Delivery_EnforceTlsOnSecondarySmtpPort: 0\n',
        },
      },
    ],
  },
});
