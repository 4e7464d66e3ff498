import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/legacy-method',
  title: 'An SSL method admits TLS 1.0 or 1.1',
  appliesTo: { variable: ['C_System_Adv_Ext_SSLServerMethod', 'C_System_Adv_Ext_SSLClientMethod'] },
  when: {
    all: [
      { not: { variable: 'C_System_Adv_Ext_DisableSSLTLS', isShown: 'yes' } },
      { lowestProtocol: ['TLSv1', 'TLSv1.1'] },
    ],
  },
  severity: { interop: 'info', standard: 'warning', strict: 'error' },
  message:
    '{{variable}} = {{value}} is documented as {{protocols}}: the versions below TLS 1.2 ' +
    'are no longer to be used',
  fixes: [
    {
      when: { not: { isOneOf: ['6'] } },
      safety: 'unsafe',
      description: 'admit TLS 1.2 and newer alone',
      operations: [{ set: '6' }],
    },
  ],
  byHand: 'run IceWarp on a platform whose OpenSSL has TLS 1.2',
  why: `On IceWarp 11 and 12 the default 0 is documented to mean 4, TLS 1.0 and newer; from 13 on it
means 6. 4 and 5 say it outright. RFC 8996 forbids TLS 1.0 and 1.1, and PCI DSS and the national
baselines follow it.

The price: there is one method for all services. A port for senders of the whole world would rather
admit an old version than push its users to clear text (RFC 7435), a port for logins rather not;
IceWarp cannot tell them apart, and its vendor decided for TLS 1.2. Very old mail programs, printers
and partners lose TLS, or the connection, with 6. Look for handshakes with old versions in the logs
before. On RHEL 5 and 6, and Debian 6, the number 6 is documented to act as 5: only another platform
helps there.`,
  references: [
    { icewarp: 'C_System_Adv_Ext_SSLServerMethod' },
    { icewarp: 'C_System_Adv_Ext_SSLClientMethod' },
    { icewarpArticle: 375 },
    { rfc: 7435, section: '3' },
    { rfc: 8996, section: '4' },
    { rfc: 8996, section: '5' },
    { rfc: 9325, section: '3.1.1' },
  ],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 12.3.0.1\n' + 'C_System_Adv_Ext_SSLServerMethod: 0\n' },
        fixed: { 'dump.txt': 'C_Version: 12.3.0.1\n' + 'C_System_Adv_Ext_SSLServerMethod: 6\n' },
      },
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLClientMethod: 5\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLClientMethod: 6\n' },
      },
      {
        files: { 'dump.txt': 'C_System_Adv_Ext_SSLServerMethod: 4\n' },
        fixed: { 'dump.txt': 'C_System_Adv_Ext_SSLServerMethod: 6\n' },
      },
      {
        files: {
          'dump.txt':
            '# 220 mx.example.org ESMTP IceWarp 11.1.2.0 RHEL6 x64; Tue, 22 May 2018 20:39:53 +0700\n' +
            'C_System_Adv_Ext_SSLServerMethod: 6\n',
        },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 0\n' } },
      { files: { 'dump.txt': 'C_Version: 12.3.0.1\n' + 'C_System_Adv_Ext_SSLServerMethod: 6\n' } },
      { files: { 'dump.txt': 'C_System_Adv_Ext_SSLServerMethod: 0\n' } },
    ],
  },
});
