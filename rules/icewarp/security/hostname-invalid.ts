import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/hostname-invalid',
  title: 'The server introduces itself with a name that cannot be right',
  appliesTo: { dumpFact: 'host-name' },
  when: { all: [] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'C_Mail_SMTP_General_HostName = {{value}}: the name is {{problem}}, and servers that ' +
    'check it refuse the mail or take it for spam',
  byHand: 'set it to the full name that the PTR record of the outgoing address gives',
  why: `The server gives this name in its greeting and in EHLO. Other servers look it up and compare
it with the reverse name of the address; the certificate has to carry it too. The right name is the
one that the PTR record of the outgoing address points to: only you can know it.`,
  references: [
    { icewarp: 'C_Mail_SMTP_General_HostName' },
    { rfc: 5321, section: '2.3.5' },
    { rfc: 5321, section: '4.1.4' },
  ],
  examples: {
    bad: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_General_HostName: mail\n' } },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_SMTP_General_HostName: \n' +
            'C_Mail_Security_Relay_RelayMode: 1\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_General_HostName: localhost.localdomain\n',
        },
      },
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_General_HostName: 192.0.2.1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_General_HostName: mail.example.org\n',
        },
      },
    ],
  },
});
