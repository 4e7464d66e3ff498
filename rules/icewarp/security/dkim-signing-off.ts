import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/dkim-signing-off',
  title: 'Mail is not signed with DKIM',
  appliesTo: { variable: ['D_DKIM_Active', 'C_Accounts_Global_Domains_DomainKeys'] },
  when: { is: 'no' },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    '{{variable}}{{of-domain}} = {{value}}: mail goes out without a DKIM signature, ' +
    'which large receivers demand of those who send much and look for in all other mail',
  byHand: 'make a key, publish its selector in DNS, then switch it on',
  why: `Google, Yahoo and Microsoft ask for DKIM from those who send much, and use it to judge all
others: mail without it bears no name that could have earned their trust. A signature needs a key on the
server (D_DKIM_GeneratePrivateKey makes one), a selector, and the public half in DNS; in that order, so
that it is not a switch to be turned by a repair. C_Accounts_Global_Domains_DomainKeys is the switch for
the server as a whole.`,
  references: [
    { icewarp: 'D_DKIM_Active' },
    { icewarp: 'C_Accounts_Global_Domains_DomainKeys' },
    { rfc: 6376, section: '3.6' },
    { rfc: 6376, section: '6.3' },
  ],
  examples: {
    bad: [
      { files: { 'dump.txt': 'example.com\n' + 'D_DKIM_Active: 0\n' + 'D_Type: 0\n' } },
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Global_Domains_DomainKeys: 0\n',
        },
      },
    ],
    good: [
      { files: { 'dump.txt': 'example.com\n' + 'D_DKIM_Active: 1\n' + 'D_Type: 0\n' } },
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Global_Domains_DomainKeys: 1\n',
        },
      },
    ],
  },
});
