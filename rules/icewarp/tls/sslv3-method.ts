import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/sslv3-method',
  title: 'An SSL method admits SSLv3',
  appliesTo: { variable: ['C_System_Adv_Ext_SSLServerMethod', 'C_System_Adv_Ext_SSLClientMethod'] },
  when: {
    all: [
      { not: { variable: 'C_System_Adv_Ext_DisableSSLTLS', isShown: 'yes' } },
      { lowestProtocol: ['SSLv3'] },
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{variable}} = {{value}} is documented as {{protocols}}: SSLv3 is broken, and where ' +
    'OpenSSL still has it one who sits in between can push a session down to it',
  fixes: [
    {
      safety: 'safe',
      description: 'admit TLS 1.0 and newer, and no SSL',
      operations: [{ set: '4' }],
    },
  ],
  why: `Method 3 is documented as SSLv3 and newer, and the old numbers 1 and 2 stand for the same.
They are kept through upgrades, often since before 2014. SSLv3 must not be used (RFC 7568): the
POODLE attack reads what it encrypts. The method holds for every service: a mail client or browser
can be pushed down as well as a mail server.

4 is the smallest step that ends it: TLS 1.0 and newer, which loses no peer that exists. 6 (TLS 1.2
and newer, the default of IceWarp from 13 on) is what to aim for; a rule of its own asks for it.`,
  references: [
    { icewarp: 'C_System_Adv_Ext_SSLServerMethod' },
    { icewarp: 'C_System_Adv_Ext_SSLClientMethod' },
    { icewarpArticle: 375 },
    { rfc: 7568, section: '3' },
  ],
  silences: ['icewarp/fleet-tls-differs'],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 3\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 4\n' },
      },
      {
        files: { 'dump.txt': 'C_Version: 12.3.0.1\n' + 'C_System_Adv_Ext_SSLClientMethod: 1\n' },
        fixed: { 'dump.txt': 'C_Version: 12.3.0.1\n' + 'C_System_Adv_Ext_SSLClientMethod: 4\n' },
      },
      {
        files: { 'dump.txt': 'c_system_adv_ext_sslservermethod: 2\n' },
        fixed: { 'dump.txt': 'c_system_adv_ext_sslservermethod: 4\n' },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 4\n' } },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_DisableSSLTLS: 1\n' +
            'C_System_Adv_Ext_SSLServerMethod: 3\n',
        },
      },
    ],
  },
});
