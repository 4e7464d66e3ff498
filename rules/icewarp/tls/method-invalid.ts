import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/method-invalid',
  title: 'An SSL method number that the server does not have',
  appliesTo: { dumpFact: 'invalid-method' },
  when: { all: [] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '{{name}} = {{value}}: {{problem}}, and what the server makes of it is not documented',
  fixes: [
    {
      when: { datum: 'reason', oneOf: ['version'] },
      safety: 'unsafe',
      description: 'use 6, TLS 1.2 and newer',
      operations: [{ replacePlace: 'value', with: '6' }],
    },
  ],
  byHand: 'use 6 for TLS 1.2 and newer, or 4 for TLS 1.0 and newer',
  why: `The methods are the numbers 0 to 7; 7, TLS 1.2 alone, is in the vendor's list for 13 and
later and not in the one for 11 and 12. What a server does with another number is not documented: it
may take its default, or start with less than you think.`,
  references: [
    { icewarp: 'C_System_Adv_Ext_SSLServerMethod' },
    { icewarp: 'C_System_Adv_Ext_SSLClientMethod' },
    { icewarpArticle: 375 },
  ],
  examples: {
    bad: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 9\n' } },
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLClientMethod: TLSv1.2\n',
        },
      },
      {
        files: { 'dump.txt': 'C_Version: 12.3.0.1\n' + 'C_System_Adv_Ext_SSLServerMethod: 7\n' },
        fixed: { 'dump.txt': 'C_Version: 12.3.0.1\n' + 'C_System_Adv_Ext_SSLServerMethod: 6\n' },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 7\n' } },
      { files: { 'dump.txt': 'C_System_Adv_Ext_SSLServerMethod: 7\n' } },
    ],
  },
});
