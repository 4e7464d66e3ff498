import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/socks-enabled',
  title: 'The SOCKS proxy is on',
  appliesTo: { variable: ['C_System_Services_Socks_Enabled'] },
  when: {
    all: [{ is: 'yes' }, { not: { variable: 'C_System_Services_Socks_IPGrant', isShown: 'yes' } }],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: whoever the access list of the SOCKS proxy lets in can ' +
    'reach other hosts through this server',
  fixes: [{ safety: 'unsafe', description: 'switch it off', operations: [{ set: '0' }] }],
  why: `SOCKS serves the file transfer of the instant messenger. Who may use it is in
C_System_Services_Socks_IPList; with a list of denied addresses, or none, that is nearly everyone.
Where file transfer is not used, nothing else needs it.`,
  references: [
    { icewarp: 'C_System_Services_Socks_Enabled' },
    { icewarp: 'C_System_Services_Socks_IPList' },
  ],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Services_Socks_Enabled: 1\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Services_Socks_Enabled: 0\n' },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Services_Socks_Enabled: 0\n' } },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Services_Socks_Enabled: 1\n' +
            'C_System_Services_Socks_IPGrant: 1\n',
        },
      },
    ],
  },
});
