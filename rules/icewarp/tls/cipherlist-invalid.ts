import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/cipherlist-invalid',
  title: 'A cipher list in which OpenSSL finds no cipher',
  appliesTo: { variable: ['C_System_Adv_Ext_SSLCipherList'] },
  when: {
    all: [
      { not: { variable: 'C_System_Adv_Ext_DisableSSLTLS', isShown: 'yes' } },
      { ciphers: 'none-chosen' },
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{variable}} = {{value}}: OpenSSL finds no cipher for TLS 1.2 and older in it, and ' +
    'refuses the list',
  fixes: [
    {
      safety: 'unsafe',
      description: 'leave it empty, for the built-in list',
      operations: [{ set: '' }],
    },
  ],
  byHand: 'write a list of OpenSSL names, or leave the value empty for the built-in list',
  why: `OpenSSL skips names that it does not know, and refuses a list of which nothing is left ("no
cipher match"). The names of TLS 1.3 suites (TLS_AES_256_GCM_SHA384) count as unknown here: a cipher
list has no say in TLS 1.3. What IceWarp does with a refused list is not documented; at best it uses
the built-in one, which an empty value is taken to mean.`,
  references: [
    { icewarp: 'C_System_Adv_Ext_SSLCipherList' },
    { man: 'openssl-ciphers', section: 1 },
  ],
  silences: ['icewarp/fleet-tls-differs'],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLCipherList: TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256\n',
        },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLCipherList: \n' },
      },
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLCipherList: AES256-GCM\n',
        },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLCipherList: \n' },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLCipherList: ECDHE+AESGCM:TLS_AES_256_GCM_SHA384\n',
        },
      },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLCipherList: \n' } },
    ],
  },
});
