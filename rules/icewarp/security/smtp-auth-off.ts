import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/smtp-auth-off',
  title: 'Nobody can log in to send mail',
  appliesTo: { variable: ['C_Mail_Security_Protocols_AllowSMTPAuth'] },
  when: { is: 'no' },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: SMTP offers no login, so that users can send only from ' +
    'trusted addresses',
  fixes: [{ safety: 'unsafe', description: 'let users log in', operations: [{ set: '1' }] }],
  why: `Without a login only C_Mail_Security_Relay_IPList decides who may send, and users on the
move cannot. That is meant on a pure gateway; on a server with mailboxes it is mostly a relic, and
invites wide ranges in the list of trusted addresses.`,
  references: [
    { icewarp: 'C_Mail_Security_Protocols_AllowSMTPAuth' },
    { rfc: 4954, section: '3' },
    { rfc: 6409, section: '4.3' },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protocols_AllowSMTPAuth: 0\n',
        },
        fixed: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protocols_AllowSMTPAuth: 1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protocols_AllowSMTPAuth: 1\n',
        },
      },
    ],
  },
});
