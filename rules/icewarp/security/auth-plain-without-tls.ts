import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/auth-plain-without-tls',
  title: 'Passwords are taken in clear text',
  appliesTo: { variable: ['C_Accounts_Policies_Auth_DisablePlain'] },
  when: { is: 'no' },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{variable}} = {{value}}: PLAIN and LOGIN are offered without TLS, so that ' +
    'passwords cross the net readable',
  fixes: [
    {
      safety: 'unsafe',
      description: 'take PLAIN and LOGIN inside TLS alone',
      operations: [{ set: '1' }],
    },
  ],
  why: `The name misleads: 1 does not end PLAIN and LOGIN, it ends them for sessions without TLS (so
the help text of the same policy in older versions says). With 0 a mail program that is set up
without TLS, or one whose offer of STARTTLS somebody has taken away, sends its password readable.
Programs that are set up without TLS can no longer log in after the change: that is its purpose, but
tell the users before.`,
  references: [
    { icewarp: 'C_Accounts_Policies_Auth_DisablePlain' },
    { rfc: 4954, section: '4' },
    { rfc: 8314, section: '4.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Auth_DisablePlain: 0\n',
        },
        fixed: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Auth_DisablePlain: 1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Auth_DisablePlain: 1\n',
        },
      },
    ],
  },
});
