import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/method-default-ambiguous',
  title: 'An SSL method whose meaning depends on the version',
  appliesTo: { variable: ['C_System_Adv_Ext_SSLServerMethod', 'C_System_Adv_Ext_SSLClientMethod'] },
  when: {
    all: [
      { not: { variable: 'C_System_Adv_Ext_DisableSSLTLS', isShown: 'yes' } },
      { method: 'depends-on-version' },
    ],
  },
  severity: { interop: 'info', standard: 'info', strict: 'warning' },
  message:
    '{{variable}} = 0 with {{version}}: TLS 1.0 and newer on IceWarp 11 and 12, TLS 1.2 ' +
    'and newer from 13 on',
  fixes: [
    {
      safety: 'unsafe',
      description: 'write the number 6, which means TLS 1.2 and newer in every version',
      operations: [{ set: '6' }],
    },
  ],
  byHand: 'ask for C_Version too, or give --icewarp-version',
  why: `0 means "the default of this version". The list of variables for 11 and 12 has it the same
as 4, the one for 14 the same as 6, and support article 375 says 6 for 13.0; when between 12 and 13
it moved is not documented. A dump without C_Version, or a script that goes to several servers,
leaves open which of the two you get. The explicit number 6 means TLS 1.2 and newer in each of them
(but on RHEL 5 and 6, where it is documented to act as 5).

From 13 on, with the version known, 0 is a good choice: it rises with the product.`,
  references: [
    { icewarp: 'C_System_Adv_Ext_SSLServerMethod' },
    { icewarp: 'C_System_Adv_Ext_SSLClientMethod' },
    { icewarpArticle: 375 },
  ],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_System_Adv_Ext_SSLServerMethod: 0\n' },
        fixed: { 'dump.txt': 'C_System_Adv_Ext_SSLServerMethod: 6\n' },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 0\n' } },
      { files: { 'dump.txt': 'C_System_Adv_Ext_SSLServerMethod: 6\n' } },
      { version: '13.0', files: { 'dump.txt': 'C_System_Adv_Ext_SSLServerMethod: 0\n' } },
    ],
  },
});
