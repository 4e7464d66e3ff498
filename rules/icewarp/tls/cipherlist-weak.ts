import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/cipherlist-weak',
  title: 'A cipher list that admits weak ciphers',
  appliesTo: { variable: ['C_System_Adv_Ext_SSLCipherList'] },
  when: {
    all: [
      { not: { variable: 'C_System_Adv_Ext_DisableSSLTLS', isShown: 'yes' } },
      { ciphers: 'weak' },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}} admits {{weak-ciphers}}, wherever the OpenSSL in use still has them, ' +
    'for every service',
  fixes: [
    {
      safety: 'unsafe',
      description: 'exclude {{weak-ciphers}}',
      operations: [{ exclude: 'weak-ciphers' }],
    },
  ],
  byHand: 'write a list of modern ciphers, such as ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM',
  why: `There is one list for all services and both directions. Anonymous ciphers (aNULL) check no
certificate, eNULL does not encrypt, export and LOW ciphers are broken by anyone with a computer, RC4
and 3DES by the patient. RFC 9325 forbids eNULL, RC4, export and LOW ciphers and advises against 3DES.
Groups by key exchange or digest (ECDHE, RSA, SHA) hold ciphers without encryption too, unless !eNULL is
said.

Which of them really can be agreed on depends on the OpenSSL that the version of IceWarp brings, and
a dump does not tell that: hence a warning in every profile. Newer ones have dropped the worst, but
a list must not rest on that.

The repair adds an exclusion for each kind to the end and leaves the rest as it is. A client that
has nothing better loses TLS; no program of the last fifteen years is known to.`,
  references: [
    { icewarp: 'C_System_Adv_Ext_SSLCipherList' },
    { rfc: 9325, section: '4.1' },
    { rfc: 7465, section: '2' },
    { man: 'openssl-ciphers', section: 1 },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLCipherList: HIGH:MEDIUM:!aNULL\n',
        },
        fixed: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_SSLCipherList: HIGH:MEDIUM:!aNULL:!RC4:!SEED:!IDEA\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLCipherList: RC4-SHA:DES-CBC3-SHA\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLCipherList: HIGH:!aNULL:!MD5:!3DES\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLCipherList: ECDHE+AESGCM:DHE+AESGCM\n',
        },
      },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_SSLCipherList: \n' } },
    ],
  },
});
