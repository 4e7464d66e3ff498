import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/clear-text-client-setup',
  title: 'Mail clients are told to connect without TLS',
  appliesTo: {
    variable: [
      'C_SmartDiscover_SMTPType',
      'C_SmartDiscover_IMAPType',
      'C_SmartDiscover_POP3Type',
      'C_SmartDiscover_XMPPType',
      'C_SmartDiscover_SIPType',
      'D_SmartDiscover_SMTPType',
      'D_SmartDiscover_IMAPType',
      'D_SmartDiscover_POP3Type',
      'D_SmartDiscover_XMPPType',
      'D_SmartDiscover_SIPType',
      'C_System_AutoDiscover_SMTPType',
      'C_System_AutoDiscover_IMAPType',
      'C_System_AutoDiscover_POP3Type',
      'C_System_AutoDiscover_XMPPType',
      'C_System_AutoDiscover_SIPType',
    ],
  },
  when: { isOneOf: ['0'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{variable}}{{of-domain}} = 0: clients that set themselves up are told to use a ' +
    'connection without TLS',
  fixes: [
    { safety: 'unsafe', description: 'tell clients the SSL port', operations: [{ set: '1' }] },
  ],
  why: `SmartDiscover (AutoDiscover in older versions) answers mail programs and phones that ask how
to reach the mailbox. 0 is documented as "standard": the port without TLS. Clients that were set up
that way send their passwords in clear text, or find the server closed where it demands TLS. 1 names
the SSL port. Programs that are already set up keep their settings; the SSL port must be reachable
from outside.`,
  references: [
    { icewarp: 'C_SmartDiscover_SMTPType' },
    { icewarp: 'C_SmartDiscover_IMAPType' },
    { rfc: 8314, section: '4' },
    { rfc: 8314, section: '4.1' },
  ],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_SmartDiscover_IMAPType: 0\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_SmartDiscover_IMAPType: 1\n' },
      },
      {
        files: { 'dump.txt': 'C_System_AutoDiscover_POP3Type: 0\n' },
        fixed: { 'dump.txt': 'C_System_AutoDiscover_POP3Type: 1\n' },
      },
      {
        files: { 'dump.txt': 'example.com\n' + 'D_SmartDiscover_IMAPType: 0\n' + 'D_Type: 0\n' },
        fixed: { 'dump.txt': 'example.com\n' + 'D_SmartDiscover_IMAPType: 1\n' + 'D_Type: 0\n' },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_SmartDiscover_IMAPType: 2\n' } },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_SmartDiscover_SMTPType: 3\n' } },
    ],
  },
});
