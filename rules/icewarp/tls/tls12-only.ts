import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/tls12-only',
  title: 'An SSL method admits TLS 1.2 alone',
  appliesTo: { variable: ['C_System_Adv_Ext_SSLServerMethod', 'C_System_Adv_Ext_SSLClientMethod'] },
  when: {
    all: [
      { not: { variable: 'C_System_Adv_Ext_DisableSSLTLS', isShown: 'yes' } },
      { isOneOf: ['7'] },
      { lowestProtocol: ['TLSv1.2'] },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}} = 7 is documented as TLS 1.2 alone: peers limited to TLS 1.1 get no ' +
    'TLS, and TLS 1.3 is off for all',
  fixes: [{ safety: 'unsafe', description: 'admit TLS 1.3 too', operations: [{ set: '6' }] }],
  why: `Method 7 is documented as 6 with TLS 1.3 off. It is needed in one case: when web pages ask
for client certificates, since TLS 1.3 has no renegotiation. For mail it only loses something.
Whoever has no more than TLS 1.1 is shut out, as with 6: such senders deliver in clear text, late,
or not at all (alert 70, protocol_version, in the log). And all the others lose TLS 1.3 and its
faster and more private handshake.

If client certificates are the reason, say so in a comment above: \`mtalint-disable-next-line
icewarp/tls12-only -- client certificates on the web server\`.`,
  references: [
    { icewarp: 'C_System_Adv_Ext_SSLServerMethod' },
    { icewarp: 'C_System_Adv_Ext_SSLClientMethod' },
    { icewarpArticle: 375 },
    { rfc: 9325, section: '3.1.1' },
  ],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 7\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 6\n' },
      },
      {
        files: { 'dump.txt': 'C_System_Adv_Ext_SSLClientMethod: 7\n' },
        fixed: { 'dump.txt': 'C_System_Adv_Ext_SSLClientMethod: 6\n' },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 6\n' } },
      { files: { 'dump.txt': 'C_Version: 12.3.0.1\n' + 'C_System_Adv_Ext_SSLServerMethod: 7\n' } },
    ],
  },
});
