import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/unknown-variable',
  title: 'A variable that IceWarp does not have',
  appliesTo: { dumpFact: 'unknown-variable' },
  when: {
    all: [
      { not: { datum: 'suggestion', oneOf: [''] } },
      {
        any: [
          { datum: 'writtenBy', oneOf: ['person'] },
          { datum: 'suggestionIsSet', oneOf: [false] },
        ],
      },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{name}} is none of the documented variables: nothing is set by it; did you mean ' +
    '{{suggestion}}?',
  fixes: [
    {
      when: { datum: 'suggestionIsSet', oneOf: [false] },
      safety: 'unsafe',
      description: 'write {{suggestion}}',
      operations: [{ replacePlace: 'name', with: '{{suggestion}}' }],
    },
  ],
  byHand: 'take it out, or write {{suggestion}}',
  why: `The tool answers a name that it does not know with an exit status that scripts seldom look
at, and goes on. The setting that was meant stays as it was. Names are compared with the vendor's
lists in any letter case. An answer of a server that has both names is left alone: the server may be
newer than the list.`,
  references: [{ icewarp: 'C_System_Adv_Ext_SSLServerMethod' }],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMehtod: 6\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLServerMethod: 6\n' },
      },
      {
        files: {
          'harden.sh':
            '#!/bin/sh\n' + '/opt/icewarp/tool.sh set system C_Mail_SMTP_Delivery_UseTLSSL 1\n',
        },
        fixed: {
          'harden.sh':
            '#!/bin/sh\n' + '/opt/icewarp/tool.sh set system C_Mail_SMTP_Delivery_UseTLSSSL 1\n',
        },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'c_system_adv_ext_sslservermethod: 6\n' } },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Novelty_OfTomorrow: 1\n' } },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_SMTP_Delivery_UseTLSSL: 1\n' +
            'C_Mail_SMTP_Delivery_UseTLSSSL: 1\n',
        },
      },
    ],
  },
});
