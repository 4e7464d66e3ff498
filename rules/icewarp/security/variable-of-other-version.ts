import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/variable-of-other-version',
  title: 'A script sets a variable of another version',
  appliesTo: { dumpFact: 'futile-command' },
  when: { datum: 'problem', oneOf: ['newer', 'older'] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    "{{name}} is not in the vendor's list for IceWarp {{version}}: the command changes " +
    'nothing there',
  byHand: 'take the command out for this server',
  why: `The list of 11 and 12.0 lacks what came later (DMARC, DANE, DKIM by domain), the list of
14.3 what was taken out (the export of passwords). Where between the two a variable came or went is
not known, so only servers at the ends are spoken of.`,
  references: [
    { icewarp: 'C_Mail_SMTP_General_VerifyDANE' },
    { icewarp: 'C_Accounts_Policies_Pass_DenyExport' },
  ],
  examples: {
    bad: [
      {
        version: '11.4',
        files: {
          'harden.sh':
            '#!/bin/sh\n' + '/opt/icewarp/tool.sh set system C_Mail_SMTP_General_VerifyDANE 1\n',
        },
      },
      {
        version: '14.3',
        files: {
          'harden.sh':
            '#!/bin/sh\n' +
            '/opt/icewarp/tool.sh set system C_Accounts_Policies_Pass_DenyExport 1\n',
        },
      },
    ],
    good: [
      {
        version: '14.3',
        files: {
          'harden.sh':
            '#!/bin/sh\n' + '/opt/icewarp/tool.sh set system C_Mail_SMTP_General_VerifyDANE 1\n',
        },
      },
      {
        version: '11.4',
        files: {
          'harden.sh':
            '#!/bin/sh\n' +
            '/opt/icewarp/tool.sh set system C_Accounts_Policies_Pass_DenyExport 1\n',
        },
      },
    ],
  },
});
