import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/read-only-variable',
  title: 'A script sets a variable that can only be read',
  appliesTo: { dumpFact: 'futile-command' },
  when: { datum: 'problem', oneOf: ['read-only'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: "{{name}} is read-only in the vendor's list of 14.3: the command changes nothing",
  byHand: 'take the command out, and change it in the console where that is possible',
  why: `Some variables only tell something: versions, sizes, rights that come with the licence. The
tool does not store a value for them. What was meant is mostly another variable, or a setting that
only the console has. The list is that of 14.3; some, such as C_Accounts_Policies_Pass_Encrypt,
could be set in older versions, and with an older version known nothing is said.`,
  references: [{ icewarp: 'C_Version' }, { icewarp: 'C_Accounts_Policies_Pass_Encrypt' }],
  examples: {
    bad: [
      {
        files: {
          'harden.sh':
            '#!/bin/sh\n' + '/opt/icewarp/tool.sh set system C_Accounts_Policies_Pass_Encrypt 1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'harden.sh':
            '#!/bin/sh\n' + '/opt/icewarp/tool.sh set system C_Accounts_Policies_Pass_Enable 1\n',
        },
      },
      {
        version: '12.0',
        files: {
          'harden.sh':
            '#!/bin/sh\n' + '/opt/icewarp/tool.sh set system C_Accounts_Policies_Pass_Encrypt 1\n',
        },
      },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Pass_Encrypt: 1\n' } },
    ],
  },
});
