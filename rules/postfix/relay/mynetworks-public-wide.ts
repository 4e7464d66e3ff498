import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/mynetworks-public-wide',
  title: 'mynetworks trusts a large block of public addresses',
  appliesTo: { fact: 'network-element' },
  when: {
    all: [
      { datum: 'setting', oneOf: ['mynetworks'] },
      { datum: 'space', oneOf: ['public'] },
      { datum: 'size', oneOf: ['wide'] },
      { datum: 'fault', oneOf: ['none'] },
      { datum: 'isExposed', oneOf: [true] },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'mynetworks takes in {{element}}, public addresses of more than one site as a rule: each of ' +
    'them may send to any domain through this server',
  byHand: 'name only the networks that are yours, or let the users log in',
  why: `Whoever is in mynetworks relays without a password. A block of public addresses wider than /24, or
/48 for IPv6, mostly holds hosts of others too: customers of the same provider, rented servers. One of
them with a virus is enough for spam to leave through this server, and for other servers to block it.

Often the block is a slip, such as 203.0.0.0/8 for 203.0.113.0/24, or 172.0.0.0/8 for the private
172.16.0.0/12. A university or a provider may own such a block; say so in a comment and suppress the
finding there.`,
  references: [
    { postconf: 'mynetworks' },
    {
      url: 'https://www.postfix.org/SMTPD_ACCESS_README.html',
      title: 'Postfix SMTP relay and access control',
    },
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, 203.0.0.0/8\n' },
      },
      { files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 192.0.0.0/8\n' } },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, [2001:db8::]/32\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, 203.0.113.0/24, [2001:db8:1::]/48\n',
        },
      },
      {
        files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, !203.0.0.0/8\n' },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\ninet_interfaces = loopback-only\nmynetworks = 203.0.0.0/8\n',
        },
      },
    ],
  },
});
