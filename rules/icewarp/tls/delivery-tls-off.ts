import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/delivery-tls-off',
  title: 'Outbound mail never uses TLS',
  appliesTo: { variable: ['C_Mail_SMTP_Delivery_UseTLSSSL'] },
  when: { is: 'no' },
  severity: { interop: 'warning', standard: 'error', strict: 'error' },
  message: '{{variable}} = 0: mail goes out in clear text even to servers that offer STARTTLS',
  fixes: [
    {
      safety: { interop: 'unsafe', standard: 'safe', strict: 'safe' },
      description: 'use STARTTLS where it is offered',
      operations: [{ set: '1' }],
    },
  ],
  why: `With 1 the server uses STARTTLS whenever the other side offers it, and goes on even if the
certificate there cannot be verified (its log then says "Not verified … proceed anyway"): that
protects against everyone who only listens. With 0 each message can be read on its way.

A peer whose TLS is broken may be reached today and not tomorrow; that is rare, and visible in the
SMTP log. Hence the repair counts as safe but in the profile in which mail must flow above all.`,
  references: [
    { icewarp: 'C_Mail_SMTP_Delivery_UseTLSSSL' },
    { icewarpArticle: 375 },
    { rfc: 3207, section: '2' },
    { rfc: 7435, section: '3' },
  ],
  silences: ['icewarp/fleet-tls-differs'],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Delivery_UseTLSSSL: 0\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Delivery_UseTLSSSL: 1\n' },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Delivery_UseTLSSSL: 1\n' } },
    ],
  },
});
