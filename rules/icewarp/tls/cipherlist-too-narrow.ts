import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/cipherlist-too-narrow',
  title: 'A cipher list that works with an ECDSA certificate alone',
  appliesTo: { variable: ['C_System_Adv_Ext_SSLCipherList'] },
  when: {
    all: [
      { not: { variable: 'C_System_Adv_Ext_DisableSSLTLS', isShown: 'yes' } },
      { ciphers: 'needs-ecdsa' },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}} chooses ciphers for ECDSA keys alone: with an RSA certificate no TLS ' +
    '1.2 session comes about',
  byHand: 'add the same ciphers for RSA keys (ECDHE-RSA-…), or write ECDHE+AESGCM',
  why: `Each cipher of TLS 1.2 names the kind of key that the server must show. A list of
ECDHE-ECDSA ciphers alone works only if each certificate of the server has an ECDSA key, and since
the list counts for outbound mail too, only with peers that have one; most have RSA. A dump holds no
certificates, so this cannot be checked here: hence a warning. Sessions with TLS 1.3 are not
concerned.`,
  references: [{ icewarp: 'C_System_Adv_Ext_SSLCipherList' }, { rfc: 8422, section: '2.1' }],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLCipherList: ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLCipherList: ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384\n',
        },
      },
    ],
  },
});
