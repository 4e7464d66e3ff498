import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/value-out-of-range',
  title: 'A value that the variable does not have',
  appliesTo: { dumpFact: 'invalid-value' },
  when: { all: [] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{name}} = {{value}} is none of its values ({{allowed}}): what the server makes of ' +
    'it is not documented',
  byHand: 'give it one of {{allowed}}',
  why: `The vendor's list gives each variable a type: a switch has 0 and 1, an enumeration its
numbers, a port 0 to 65535. The tool may refuse another value, or store it and take the default.`,
  references: [{ icewarp: 'C_Mail_SMTP_Delivery_UseTLSSSL' }],
  examples: {
    bad: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Delivery_UseTLSSSL: 2\n' } },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_SmartDiscover_IMAPType: 7\n' } },
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Services_SMTP_AltPort: 99999\n' },
      },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Delivery_UseTLSSSL: yes\n' } },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Delivery_UseTLSSSL: 1\n' } },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Delivery_UseTLSSSL: true\n' } },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_SmartDiscover_IMAPType: 2\n' } },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Delivery_UseTLSSSL: \n' } },
    ],
  },
});
