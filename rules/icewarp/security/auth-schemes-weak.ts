import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/auth-schemes-weak',
  title: 'Obsolete login methods are offered',
  appliesTo: { variable: ['C_Accounts_Policies_Auth_Schemes'] },
  when: { listsOneOf: ['DIGEST-MD5', 'CRAM-MD5', 'NTLM'] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: CRAM-MD5, DIGEST-MD5 and NTLM need passwords that the ' +
    'server can read',
  fixes: [
    {
      safety: 'unsafe',
      description: 'offer the other methods alone',
      operations: [{ removeElements: ['DIGEST-MD5', 'CRAM-MD5', 'NTLM'] }],
    },
  ],
  byHand: 'offer PLAIN and LOGIN inside TLS instead',
  why: `These methods were made to log in without TLS. They need the password itself, or as good as
that, on the server, so that whoever copies the accounts has all passwords; and what they send can
be guessed from a recording. RFC 6331 moved DIGEST-MD5 to Historic. PLAIN and LOGIN inside TLS are
better, with C_Accounts_Policies_Auth_DisablePlain = 1. A program that is set to one of the methods
by hand has to be changed.`,
  references: [
    { icewarp: 'C_Accounts_Policies_Auth_Schemes' },
    { rfc: 6331, section: '1' },
    { rfc: 4954, section: '4' },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Accounts_Policies_Auth_Schemes: PLAIN LOGIN DIGEST-MD5 CRAM-MD5\n',
        },
        fixed: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Auth_Schemes: PLAIN LOGIN\n',
        },
      },
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Auth_Schemes: NTLM\n' },
      },
    ],
    good: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Auth_Schemes: PLAIN LOGIN\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Auth_Schemes: PLAIN LOGIN GSSAPI\n',
        },
      },
    ],
  },
});
