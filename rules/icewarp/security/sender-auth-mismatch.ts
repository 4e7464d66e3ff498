import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/sender-auth-mismatch',
  title: 'Users may send in the name of others',
  appliesTo: { variable: ['C_Mail_Security_Protection_RejectSMTPAuthSender'] },
  when: { is: 'no' },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: a user who has logged in may send with the address of any ' +
    'colleague',
  fixes: [
    {
      safety: 'unsafe',
      description: 'refuse senders other than the account',
      operations: [{ set: '1' }],
    },
  ],
  why: `With 1 the sender of a message has to be the account that has logged in. Without it one
stolen password is enough to write in the name of the management. Shared mailboxes and programs that
send with several addresses have to be looked at before.`,
  references: [
    { icewarp: 'C_Mail_Security_Protection_RejectSMTPAuthSender' },
    { rfc: 6409, section: '6.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protection_RejectSMTPAuthSender: 0\n',
        },
        fixed: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protection_RejectSMTPAuthSender: 1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protection_RejectSMTPAuthSender: 1\n',
        },
      },
    ],
  },
});
