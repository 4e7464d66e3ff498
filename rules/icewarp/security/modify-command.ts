import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/modify-command',
  title: 'A script uses the verb modify',
  appliesTo: { dumpFact: 'futile-command' },
  when: { datum: 'problem', oneOf: ['modify'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '"tool modify" for {{name}} only prints a help text on 14.3: the command changes ' + 'nothing',
  byHand: 'write set in place of modify',
  why: `Texts of the vendor show the verb, but on 14.3.0.3 it was seen to end in the help text. The
verb that stores a value is set.`,
  references: [{ icewarp: 'C_System_Adv_Ext_SSLServerMethod' }],
  examples: {
    bad: [
      {
        files: {
          'harden.sh':
            '#!/bin/sh\n' +
            '/opt/icewarp/tool.sh modify system C_System_Adv_Ext_SSLServerMethod 6\n',
        },
      },
    ],
    good: [
      {
        files: {
          'harden.sh':
            '#!/bin/sh\n' + '/opt/icewarp/tool.sh set system C_System_Adv_Ext_SSLServerMethod 6\n',
        },
      },
    ],
  },
});
