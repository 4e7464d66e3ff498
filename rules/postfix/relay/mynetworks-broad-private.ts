import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/mynetworks-broad-private',
  title: 'mynetworks trusts a whole range of private addresses',
  appliesTo: { fact: 'network-element' },
  when: {
    all: [
      { datum: 'setting', oneOf: ['mynetworks'] },
      { datum: 'space', oneOf: ['private'] },
      { datum: 'size', oneOf: ['wide'] },
      { datum: 'fault', oneOf: ['none'] },
      { datum: 'isExposed', oneOf: [true] },
    ],
  },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    'mynetworks takes in {{element}}: every host in that range may send to any domain, and behind ' +
    'a container proxy or NAT that can be everyone',
  byHand: 'name the networks, or better the hosts, that send through this server',
  why: `The private ranges 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 and fc00::/7 are no network of
yours but room for millions of hosts. In an office the printers, the guests and every infected laptop
are in it.

In containers it is worse. With the userland proxy of Docker, with NAT on the way in, or with IPv6
turned into IPv4, each client from the Internet has the address of the gateway, 172.17.0.1 say. That is
in the range, and the server is an open relay. Look into the log: when mail of strangers comes
"from unknown[172.17.0.1]", this is the case. Name the network of the containers that send
(172.22.1.0/24), without its gateway where you can.`,
  references: [
    { postconf: 'mynetworks' },
    { rfc: 1918, section: '3' },
    { rfc: 4193, section: '3.1' },
    {
      url: 'https://github.com/docker-mailserver/docker-mailserver/issues/1405',
      title: 'PERMIT_DOCKER=network allows use as open relay with IPv6',
    },
  ],
  examples: {
    bad: [
      {
        profile: 'strict',
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, 172.16.0.0/12\n',
        },
      },
      { files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 192.168.0.0/16\n' } },
      { files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8 [fd00::]/8\n' } },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, 172.22.1.0/24\n',
        },
      },
      {
        files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 10.1.0.0/16, [fe80::]/10\n' },
      },
      {
        profile: 'interop',
        files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 10.0.0.0/8\n' },
      },
    ],
  },
});
