import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/letsencrypt-test',
  title: "Certificates come from the test server of Let's Encrypt",
  appliesTo: { variable: ['C_System_Adv_Ext_LetsEncryptUseTestServer'] },
  when: { is: 'yes' },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    "{{variable}} = {{value}}: certificates of Let's Encrypt come from its test server, " +
    'and no client trusts them',
  fixes: [
    {
      safety: 'safe',
      description: 'use the real server; then have the certificates issued anew',
      operations: [{ set: '0' }],
    },
  ],
  why: `The test server (staging) issues certificates from a root that no program trusts: mail
clients and browsers warn, senders with MTA-STS do not deliver. Other servers that encrypt
opportunistically do not mind, which is why it goes unnoticed. A dump does not tell whether the
server has certificates of Let's Encrypt at all. After the change they must be issued anew by hand:
those that are there stay.`,
  references: [
    { icewarp: 'C_System_Adv_Ext_LetsEncryptUseTestServer' },
    { rfc: 8461, section: '4.2' },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_LetsEncryptUseTestServer: 1\n',
        },
        fixed: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_LetsEncryptUseTestServer: 0\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_LetsEncryptUseTestServer: 0\n',
        },
      },
    ],
  },
});
