import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/duplicate-variable',
  title: 'A variable with two values in one text',
  appliesTo: { dumpFact: 'duplicate-variable' },
  when: { datum: 'counts', oneOf: ['none'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{name}} has another value in line {{lastLine}}: no server gives two, so answers of ' +
    'two servers may have been put together',
  byHand: 'take out the one that is not true, or keep one file for each server',
  why: `A server tells each variable once. Where a text has two values, it was put together from
several answers, or edited, and nobody can say which of them is in force: nothing else is said about
such a variable.`,
  references: [{ icewarp: 'C_System_Adv_Ext_SSLServerMethod' }],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLServerMethod: 6\n' +
            'c_system_adv_ext_sslservermethod: 4\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLServerMethod: 6\n' +
            'C_System_Adv_Ext_SSLServerMethod: 6\n',
        },
      },
      {
        files: {
          'harden.sh':
            '#!/bin/sh\n' +
            '/opt/icewarp/tool.sh set system C_System_Adv_Ext_SSLServerMethod 4\n' +
            '/opt/icewarp/tool.sh set system C_System_Adv_Ext_SSLServerMethod 6\n',
        },
      },
    ],
  },
});
