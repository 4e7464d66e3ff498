import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/smtps-port-missing',
  title: 'No port for SMTP inside TLS',
  appliesTo: { variable: ['C_System_Services_SMTP_SSLPort'] },
  when: {
    any: [
      { isOneOf: ['0', ''] },
      { isSameAs: 'C_System_Services_SMTP_Port' },
      { isSameAs: 'C_System_Services_SMTP_AltPort' },
    ],
  },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: mail clients have no port of its own to submit inside TLS ' +
    'from the first byte (0 as off is inferred)',
  byHand: 'give it port 465, and open that in the firewall',
  why: `RFC 8314 recommends TLS from the first byte for submission, and that servers offer it on
port 465 beside STARTTLS on 587: a client that is content without TLS can be robbed of STARTTLS by
someone in between, and of port 465 it cannot. A port of 0, or none, is taken to mean that the
service is off (inferred); a port that another SMTP service has too can work for one of them only.
Ports concern the firewall and each client, so they are never changed by a repair.`,
  references: [
    { icewarp: 'C_System_Services_SMTP_SSLPort' },
    { rfc: 8314, section: '3' },
    { rfc: 8314, section: '3.3' },
  ],
  examples: {
    bad: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Services_SMTP_SSLPort: 0\n' } },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Services_SMTP_Port: 25\n' +
            'C_System_Services_SMTP_SSLPort: 25\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Services_SMTP_Port: 25\n' +
            'C_System_Services_SMTP_SSLPort: 465\n',
        },
      },
    ],
  },
});
