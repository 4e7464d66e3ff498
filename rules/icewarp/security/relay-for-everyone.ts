import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/relay-for-everyone',
  title: 'The list of trusted addresses takes in everyone',
  appliesTo: { dumpFact: 'relay-range' },
  when: { datum: 'problem', oneOf: ['everyone'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{element}} among the trusted addresses: anybody may send mail to any domain ' +
    'through this server',
  byHand: 'take {{element}} out, and name the hosts of your own that have to relay',
  why: `Addresses in C_Mail_Security_Relay_IPList are documented to relay without a login. An entry
for every address makes the server an open relay whatever the relay mode says. Which of the other
entries are needed only you know, so the list is never changed by a repair.`,
  references: [{ icewarp: 'C_Mail_Security_Relay_IPList' }, { rfc: 2505, section: '2.1' }],
  examples: {
    bad: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_IPList: 127.0.0.1;*.*.*.*\n',
        },
      },
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_IPList: 0.0.0.0/0\n',
        },
      },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_IPList: ::/0\n' } },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_IPList: 0.0.0.0-255.255.255.255\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_IPList: 127.0.0.1;10.0.0.0/8\n',
        },
      },
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_IPList: 192.0.2.0/24\n',
        },
      },
    ],
  },
});
