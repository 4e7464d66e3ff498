import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/honor-cipher-order',
  title: 'The client chooses the cipher from a mixed list',
  appliesTo: { variable: ['C_System_Adv_Ext_SSLHonorCipherOrder'] },
  when: {
    all: [
      { not: { variable: 'C_System_Adv_Ext_DisableSSLTLS', isShown: 'yes' } },
      { is: 'no' },
      { not: { variable: 'C_System_Adv_Ext_SSLCipherList', is: 'empty' } },
      { not: { variable: 'C_System_Adv_Ext_SSLCipherList', ciphers: 'modern' } },
    ],
  },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: the client picks the cipher, and may pick the weakest ' +
    'that the list admits',
  fixes: [
    {
      safety: 'safe',
      description: 'let the order of the server count',
      operations: [{ set: '1' }],
    },
  ],
  why: `With 1 the server takes the first of its own list that the client has too
(SSL_OP_CIPHER_SERVER_PREFERENCE). That matters where the list mixes good and lesser ciphers: an old
client may have them in an unwise order. If each cipher of the list has forward secrecy and
authenticated encryption it does not matter who chooses, and the rule is silent.`,
  references: [
    { icewarp: 'C_System_Adv_Ext_SSLHonorCipherOrder' },
    { rfc: 9325, section: '4.2.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLCipherList: HIGH:!aNULL\n' +
            'C_System_Adv_Ext_SSLHonorCipherOrder: 0\n',
        },
        fixed: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLCipherList: HIGH:!aNULL\n' +
            'C_System_Adv_Ext_SSLHonorCipherOrder: 1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLCipherList: ECDHE+AESGCM\n' +
            'C_System_Adv_Ext_SSLHonorCipherOrder: 0\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLCipherList: HIGH:!aNULL\n' +
            'C_System_Adv_Ext_SSLHonorCipherOrder: 1\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLCipherList: \n' +
            'C_System_Adv_Ext_SSLHonorCipherOrder: 0\n',
        },
      },
    ],
  },
});
