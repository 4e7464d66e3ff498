import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/tls12-floor-inbound',
  title: 'Inbound TLS begins at 1.2',
  appliesTo: { variable: ['C_System_Adv_Ext_SSLServerMethod'] },
  when: {
    all: [
      { not: { variable: 'C_System_Adv_Ext_DisableSSLTLS', isShown: 'yes' } },
      { lowestProtocol: ['TLSv1.2'] },
      { not: { isOneOf: ['7'] } },
    ],
  },
  severity: { interop: 'info', standard: 'off', strict: 'off' },
  message:
    '{{variable}} = {{value}} is documented as {{protocols}}: a sender that has no more ' +
    'than TLS 1.1 delivers in clear text or not at all',
  byHand:
    'leave it, unless the SMTP log shows handshakes that fail with alert 70; then 4 lets ' +
    'those senders in',
  why: `TLS 1.2 and newer is the default of IceWarp from 13 on, and right for logins and web pages,
which share the one method with port 25. There, though, TLS is opportunistic, and a refused
handshake makes nothing safer: the sender tries without TLS, or gives up. Few honest senders are
left that need TLS 1.0 or 1.1. In the profile where mail must flow this is said once, so that you
know where to look when an old partner cannot deliver; nothing is to be changed without evidence in
the log.`,
  references: [
    { icewarp: 'C_System_Adv_Ext_SSLServerMethod' },
    { icewarpArticle: 375 },
    { rfc: 7435, section: '3' },
  ],
  examples: {
    bad: [
      {
        profile: 'interop',
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 6\n' },
      },
    ],
    good: [
      {
        profile: 'interop',
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 4\n' },
      },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 6\n' } },
    ],
  },
});
