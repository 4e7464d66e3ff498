import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/cipher-name-unknown',
  title: 'A name in the cipher list that no OpenSSL knows',
  appliesTo: { dumpFact: 'cipher-name' },
  when: { all: [] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '"{{element}}" in the cipher list is no name that OpenSSL knows: it is skipped ' +
    'without a word',
  fixes: [
    {
      when: { not: { datum: 'suggestion', oneOf: [''] } },
      safety: 'unsafe',
      description: 'write {{suggestion}}',
      operations: [{ replacePlace: 'element', with: '{{suggestion}}' }],
    },
  ],
  byHand: 'correct the name, or take it out',
  why: `OpenSSL passes over names that it does not know. A misspelt cipher is missing, and a
misspelt exclusion excludes nothing: the list admits what it seems to forbid. Letter case counts.`,
  references: [
    { icewarp: 'C_System_Adv_Ext_SSLCipherList' },
    { man: 'openssl-ciphers', section: 1 },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLCipherList: HIGH:!aNUL:!aNULL\n',
        },
        fixed: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLCipherList: HIGH:!aNULL:!aNULL\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLCipherList: ECDHE+AESGCM:FANCY256\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLCipherList: HIGH:!aNULL\n',
        },
      },
    ],
  },
});
