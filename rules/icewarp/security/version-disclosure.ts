import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/version-disclosure',
  title: 'Each message names the version of the server',
  appliesTo: { variable: ['C_Mail_SMTP_Delivery_HideServerVersion'] },
  when: { is: 'no' },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: the Received lines of each message tell the version, and ' +
    'so which holes are open',
  fixes: [{ safety: 'safe', description: 'leave the version out', operations: [{ set: '1' }] }],
  why: `With 1 the version is left out of Received. Whether the greeting on port 25 changes with it
is not documented. It hides nothing from one who tries, but keeps the server off lists that are made
for the next hole. Keep C_Version in your dumps: the meaning of other settings depends on it.`,
  references: [{ icewarp: 'C_Mail_SMTP_Delivery_HideServerVersion' }],
  examples: {
    bad: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Delivery_HideServerVersion: 0\n',
        },
        fixed: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Delivery_HideServerVersion: 1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Delivery_HideServerVersion: 1\n',
        },
      },
    ],
  },
});
