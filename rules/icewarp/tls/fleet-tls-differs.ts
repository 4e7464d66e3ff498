import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/fleet-tls-differs',
  title: 'TLS differs from the other servers of the fleet',
  appliesTo: { dumpFact: 'fleet-difference' },
  when: { all: [] },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message: '{{name}} is {{value}} here and {{usual}} on {{share}} servers',
  byHand: 'find out which is meant, and set it alike everywhere',
  why: `Several dumps of one run are taken for a fleet. Servers that stand beside each other in the
MX record, or behind one name, are expected to treat a peer alike; where one differs, mail works or
fails by chance. Compared is what a setting means in the version of each server, and only among
those whose dumps show it; at least three of them, and more than half must agree.`,
  references: [{ icewarp: 'C_System_Adv_Ext_SSLServerMethod' }, { icewarpArticle: 375 }],
  examples: {
    bad: [
      {
        files: {
          'mx1.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLHonorCipherOrder: 1\n' +
            'C_System_Adv_Ext_SSLServerMethod: 0\n',
          'mx2.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLHonorCipherOrder: 1\n' +
            'C_System_Adv_Ext_SSLServerMethod: 6\n',
          'mx3.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLHonorCipherOrder: 1\n' +
            'C_System_Adv_Ext_SSLServerMethod: 4\n',
        },
      },
    ],
    good: [
      {
        files: {
          'mx1.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 0\n',
          'mx2.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 6\n',
          'mx3.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 6\n',
        },
      },
      {
        files: {
          'mx1.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 6\n',
          'mx2.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 4\n',
        },
      },
    ],
  },
});
