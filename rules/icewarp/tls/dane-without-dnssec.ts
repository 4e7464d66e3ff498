import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/dane-without-dnssec',
  title: 'DANE without DNSSEC',
  appliesTo: { variable: ['C_Mail_SMTP_General_VerifyDANE'] },
  when: { all: [{ is: 'yes' }, { variable: 'C_System_Adv_Protocols_DNSSEC', is: 'no' }] },
  settings: ['C_Mail_SMTP_General_VerifyDANE', 'C_System_Adv_Protocols_DNSSEC'],
  severity: { interop: 'warning', standard: 'error', strict: 'error' },
  message:
    '{{variable}} = {{value}} while DNSSEC is off: TLSA records cannot be trusted, so ' +
    'DANE protects nothing',
  fixes: [
    {
      safety: 'unsafe',
      description: 'validate DNS answers',
      operations: [{ variable: 'C_System_Adv_Protocols_DNSSEC', set: '1' }],
    },
  ],
  why: `DANE takes the certificate of the other side from its DNS, and that is worth something only
if DNSSEC proves the answer. With C_System_Adv_Protocols_DNSSEC = 0 answers are not validated:
whoever forges the MX record forges the TLSA record too (RFC 7672 demands that insecure records be
ignored). The switch needs a resolver that validates, see C_Mail_SMTP_General_DNSServer; with one
that cannot, lookups may fail.`,
  references: [
    { icewarp: 'C_Mail_SMTP_General_VerifyDANE' },
    { icewarp: 'C_System_Adv_Protocols_DNSSEC' },
    { rfc: 7672, section: '2.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_SMTP_General_VerifyDANE: 1\n' +
            'C_System_Adv_Protocols_DNSSEC: 0\n',
        },
        fixed: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_SMTP_General_VerifyDANE: 1\n' +
            'C_System_Adv_Protocols_DNSSEC: 1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_SMTP_General_VerifyDANE: 1\n' +
            'C_System_Adv_Protocols_DNSSEC: 1\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_SMTP_General_VerifyDANE: 0\n' +
            'C_System_Adv_Protocols_DNSSEC: 0\n',
        },
      },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_General_VerifyDANE: 1\n' } },
    ],
  },
});
