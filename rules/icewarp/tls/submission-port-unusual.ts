import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/submission-port-unusual',
  title: 'The submission port is not 587',
  appliesTo: { variable: ['C_System_Services_SMTP_AltPort'] },
  when: { all: [{ above: 0 }, { not: { isOneOf: ['587'] } }] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: mail clients look for the submission port at 587 and do ' +
    'not find it',
  byHand: 'move it to 587 together with the firewall and the clients that use {{value}}',
  why: `587 is the port for submission (RFC 6409), with STARTTLS (RFC 8314), and what programs try when
they set themselves up; networks that block port 25 let it through. IceWarp of old had 366 here, which
nothing else knows. Ports concern the firewall and each client, so they are never changed by a repair.`,
  references: [
    { icewarp: 'C_System_Services_SMTP_AltPort' },
    { rfc: 6409, section: '3.1' },
    { rfc: 8314, section: '3.3' },
  ],
  examples: {
    bad: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Services_SMTP_AltPort: 366\n' } },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Services_SMTP_AltPort: 587\n' } },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Services_SMTP_AltPort: 0\n' } },
    ],
  },
});
