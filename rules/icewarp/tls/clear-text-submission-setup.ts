import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/clear-text-submission-setup',
  title: 'Mail clients are told to submit without TLS',
  appliesTo: { variable: ['C_SmartDiscover_SMTPType', 'D_SmartDiscover_SMTPType'] },
  when: { isOneOf: ['2'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{variable}}{{of-domain}} = 2: clients that set themselves up are told to submit on ' +
    'the second port without TLS',
  fixes: [
    {
      safety: 'unsafe',
      description: 'tell clients to use STARTTLS on the second port',
      operations: [{ set: '3' }],
    },
  ],
  why: `Of the four values 2 is documented as "second port without SSL" and 3 as "second port with
STARTTLS"; they are easily mixed up, since for IMAP and POP3 the value 2 does mean STARTTLS. Clients
that were set up with 2 send their passwords in clear text, or fail where the port demands TLS.`,
  references: [
    { icewarp: 'C_SmartDiscover_SMTPType' },
    { icewarp: 'D_SmartDiscover_SMTPType' },
    { rfc: 8314, section: '4' },
    { rfc: 8314, section: '4.1' },
  ],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_SmartDiscover_SMTPType: 2\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_SmartDiscover_SMTPType: 3\n' },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_SmartDiscover_SMTPType: 3\n' } },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_SmartDiscover_IMAPType: 2\n' } },
    ],
  },
});
