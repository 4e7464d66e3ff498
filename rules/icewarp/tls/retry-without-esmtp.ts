import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/retry-without-esmtp',
  title: 'Outbound mail falls back to plain SMTP',
  appliesTo: { variable: ['C_Mail_SMTP_Delivery_RetrySMTP'] },
  when: { is: 'yes' },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: after a failed session mail is sent again by HELO, and so ' +
    'without TLS (inferred)',
  fixes: [{ safety: 'unsafe', description: 'do not fall back', operations: [{ set: '0' }] }],
  why: `The server tries again without ESMTP. STARTTLS is an extension, so that second try cannot be
encrypted; that follows from the protocol, the vendor does not say it. Whoever disturbs the first
session gets the mail in clear text. Servers that do not know EHLO have all but died out.`,
  references: [
    { icewarp: 'C_Mail_SMTP_Delivery_RetrySMTP' },
    { rfc: 5321, section: '3.2' },
    { rfc: 3207, section: '2' },
  ],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Delivery_RetrySMTP: 1\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Delivery_RetrySMTP: 0\n' },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Delivery_RetrySMTP: 0\n' } },
    ],
  },
});
