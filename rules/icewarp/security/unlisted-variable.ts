import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/unlisted-variable',
  title: 'A variable that is in none of the lists',
  appliesTo: { dumpFact: 'unknown-variable' },
  when: {
    all: [
      { datum: 'suggestion', oneOf: [''] },
      { datum: 'writtenBy', oneOf: ['person'] },
    ],
  },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{name}} is in none of the lists of variables (11 to 14.3): if the server does not ' +
    'have it, nothing is set by it',
  byHand: 'ask the server whether it has the name',
  why: `The lists at hand hold nearly all variables of 14.3 and those of 11 and 12 that matter to
mail. A newer version may have more: ask the server by "tool get system" for the name, and look at
the exit status. What a server itself has given out is not reported.`,
  references: [{ icewarp: 'C_System_Adv_Ext_SSLServerMethod' }],
  examples: {
    bad: [
      {
        files: {
          'harden.sh':
            '#!/bin/sh\n' + '/opt/icewarp/tool.sh set system C_Mail_SMTP_Novelty_OfTomorrow 1\n',
        },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Novelty_OfTomorrow: 1\n' } },
      {
        files: {
          'harden.sh':
            '#!/bin/sh\n' + '/opt/icewarp/tool.sh set system c_mail_smtp_delivery_usetlsssl 1\n',
        },
      },
    ],
  },
});
