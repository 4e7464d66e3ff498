import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/starttls-suppressed',
  title: 'EHLO is refused, so that there is no STARTTLS and no login',
  appliesTo: { variable: ['C_Mail_Security_Protocols_DenyESMTP'] },
  when: { is: 'yes' },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{variable}} = {{value}}: EHLO is refused, so no sender can start TLS and no user ' +
    'can log in',
  fixes: [{ safety: 'safe', description: 'answer EHLO again', operations: [{ set: '0' }] }],
  why: `STARTTLS, AUTH, SIZE and every other extension are offered in the answer to EHLO. A server
that denies ESMTP gives no such answer: senders fall back to HELO and deliver in clear text, those
that insist on TLS (MTA-STS, DANE) do not deliver at all, and mail clients cannot log in to submit.
There is no threat against which the switch protects today.`,
  references: [
    { icewarp: 'C_Mail_Security_Protocols_DenyESMTP' },
    { rfc: 5321, section: '4.1.1.1' },
    { rfc: 3207, section: '2' },
  ],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protocols_DenyESMTP: 1\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protocols_DenyESMTP: 0\n' },
      },
    ],
    good: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protocols_DenyESMTP: 0\n' },
      },
    ],
  },
});
