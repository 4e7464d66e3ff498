import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/relay-range-wide',
  title: 'The list of trusted addresses takes in a wide public range',
  appliesTo: { dumpFact: 'relay-range' },
  when: { datum: 'problem', oneOf: ['wide'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{element}} among the trusted addresses: every host of this public range may send ' +
    'mail anywhere without a login',
  byHand: 'name single hosts or your own network in place of {{element}}',
  why: `Addresses in C_Mail_Security_Relay_IPList are documented to relay without a login. A public
range of more than 256 addresses (IPv6: more than a /48) is seldom one's own from end to end; each
infected machine in it sends through this server. Which hosts are needed only you know, so the list
is never changed by a repair.`,
  references: [{ icewarp: 'C_Mail_Security_Relay_IPList' }, { rfc: 2505, section: '2.1' }],
  examples: {
    bad: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_IPList: 198.18.0.0/15\n',
        },
      },
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_IPList: 203.0.*.*\n',
        },
      },
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_IPList: 2001:db8::/32\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_IPList: 203.0.113.*\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_Security_Relay_IPList: 172.16.0.0/12;192.168.0.0-192.168.255.255\n',
        },
      },
    ],
  },
});
