import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/secrets-in-dump',
  title: 'The dump holds a secret',
  appliesTo: { dumpFact: 'secret' },
  when: { all: [] },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message: '{{name}} holds a secret ({{secret}}): whoever reads this file has it',
  byHand: 'keep it out of what you store or pass on, and change it where others could read it',
  why: `Passwords, connection strings with the password of the database, licences, private keys and
backups are in a dump as soon as the variable was asked for. In a repository they stay in the
history even after they are taken out. mtalint shows \`***\` in their place in everything that it
prints.

Leave such variables out of what you keep, and change a password that others could read.`,
  references: [
    { icewarp: 'C_GW_ConnectionString' },
    { icewarp: 'C_Mail_SMTP_General_RelayMailServer' },
    { icewarp: 'C_License' },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'c_gw_connectionstring: groupware;admin;example;127.0.0.1;3;2\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_SMTP_General_RelayMailServer: user:example@relay.example.org:587\n',
        },
      },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Global_LDAP_Pass: example\n' } },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_SMTP_General_RelayMailServer: relay.example.org:587\n',
        },
      },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_GW_ConnectionString: \n' } },
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Accounts_Policies_Pass_MinLength: 12\n' },
      },
    ],
  },
});
