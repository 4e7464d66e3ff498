import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/overridden-command',
  title: 'A command that a later one undoes',
  appliesTo: { dumpFact: 'duplicate-variable' },
  when: { datum: 'counts', oneOf: ['last'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: '{{name}} is set again, to another value, in line {{lastLine}}: that one stays',
  byHand: 'take out the one that is not meant',
  why: `The commands of a script run one after the other, so the last value stays. Two values mostly
mean that one was added without seeing the other, and that the script does not do what its first
half says.`,
  references: [{ icewarp: 'C_System_Adv_Ext_SSLServerMethod' }],
  examples: {
    bad: [
      {
        files: {
          'harden.sh':
            '#!/bin/sh\n' +
            '/opt/icewarp/tool.sh set system C_System_Adv_Ext_SSLServerMethod 6\n' +
            '/opt/icewarp/tool.sh set system C_System_Adv_Ext_SSLServerMethod 4\n',
        },
      },
    ],
    good: [
      {
        files: {
          'harden.sh':
            '#!/bin/sh\n' +
            '/opt/icewarp/tool.sh set system C_System_Adv_Ext_SSLServerMethod 6\n' +
            '/opt/icewarp/tool.sh set system C_System_Adv_Ext_SSLClientMethod 4\n',
        },
      },
    ],
  },
});
