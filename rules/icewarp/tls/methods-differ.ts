import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/methods-differ',
  title: 'Inbound and outbound TLS differ',
  appliesTo: { dumpFact: 'methods-differ' },
  when: { all: [] },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    'inbound TLS is {{serverProtocols}} (method {{server}}), outbound ' +
    '{{clientProtocols}} (method {{client}}), without a stated reason',
  byHand: 'give both the same number, 6 unless there is a reason for another',
  why: `The vendor's article 375 advises the same method for both directions. They are compared by
what they mean in the version at hand, not as numbers: 0 and 6 are one on 13 and later, and differ
on 11 and 12; 1, 2 and 3 are one everywhere.

Mostly the difference is left over from a day when one partner could not be reached, and nobody
remembers which. If there is a reason, state it in a comment above the line:
\`mtalint-disable-next-line icewarp/methods-differ -- partner.example speaks TLS 1.0 until June\`.`,
  references: [
    { icewarpArticle: 375 },
    { icewarp: 'C_System_Adv_Ext_SSLServerMethod' },
    { icewarp: 'C_System_Adv_Ext_SSLClientMethod' },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLServerMethod: 6\n' +
            'C_System_Adv_Ext_SSLClientMethod: 4\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 12.3.0.1\n' +
            'C_System_Adv_Ext_SSLServerMethod: 0\n' +
            'C_System_Adv_Ext_SSLClientMethod: 6\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLServerMethod: 7\n' +
            'C_System_Adv_Ext_SSLClientMethod: 0\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_System_Adv_Ext_SSLServerMethod: 0\n' + 'C_System_Adv_Ext_SSLClientMethod: 5\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLServerMethod: 0\n' +
            'C_System_Adv_Ext_SSLClientMethod: 6\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 12.3.0.1\n' +
            'C_System_Adv_Ext_SSLServerMethod: 0\n' +
            'C_System_Adv_Ext_SSLClientMethod: 4\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLServerMethod: 3\n' +
            'C_System_Adv_Ext_SSLClientMethod: 1\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_System_Adv_Ext_SSLServerMethod: 0\n' + 'C_System_Adv_Ext_SSLClientMethod: 6\n',
        },
      },
    ],
  },
});
