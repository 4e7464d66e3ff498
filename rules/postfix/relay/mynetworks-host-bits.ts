import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/mynetworks-host-bits',
  title: 'A network with host bits: smtpd cannot read the list of trusted clients',
  appliesTo: { fact: 'network-element' },
  when: { datum: 'fault', oneOf: ['host-bits'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '{{setting}}: bits of {{element}} are set behind its mask, and {{consequence}}',
  fixes: [
    {
      when: {
        all: [
          { not: { datum: 'corrected', oneOf: [''] } },
          { datum: 'space', oneOf: ['loopback'] },
        ],
      },
      safety: 'safe',
      description: 'write {{corrected}}, the network that holds the address',
      operations: [{ replacePlace: 'element', with: '{{corrected}}' }],
    },
    {
      when: { not: { datum: 'corrected', oneOf: [''] } },
      safety: 'unsafe',
      description: 'write {{corrected}}, the whole network; for the one host leave the mask away',
      operations: [{ replacePlace: 'element', with: '{{corrected}}' }],
    },
  ],
  byHand: 'write the first address of the network, or the one host without a mask',
  why: `A network is written as its first address and the length of its mask: 192.168.1.0/24. Postfix does
not guess what 192.168.1.1/24 means. It logs 'non-null host address bits in "192.168.1.1/24", perhaps
you should use "192.168.1.0/24" instead', and the lookup fails. A failed lookup is no "no": in
permit_mynetworks it answers every client that no earlier element matches with "451 4.3.0 Temporary
lookup failure", and since permit_mynetworks stands first in most lists, that is the mail of the whole
Internet. It waits with its senders for days and then bounces. In smtpd_authorized_xclient_hosts and
smtpd_authorized_xforward_hosts the answer to EHLO is 421, and the connection ends.

Nothing complains when Postfix starts, and clients matched by an element further left are served, so
that a test from the host itself succeeds.

The fix writes what Postfix proposes. It is safe for the loopback network. For any other it counts as
unsafe: today nobody in that network is trusted through the element, after it everybody there is, also
where one host was meant.`,
  references: [{ postconf: 'mynetworks' }, { man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.1/8, [::1]/128\n',
        },
        fixed: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, [::1]/128\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, [fd00:1::5]/64\n',
        },
        fixed: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, [fd00:1::]/64\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, 192.0.2.17/28\n',
        },
        fixed: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, 192.0.2.16/28\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nlan = 192.168.1.1/24\nmynetworks = 127.0.0.0/8 $lan\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n  -o smtpd_authorized_xclient_hosts=10.1.2.3/24\n',
        },
        fixed: {
          'master.cf':
            'smtp inet n - n - - smtpd\n  -o smtpd_authorized_xclient_hosts=10.1.2.0/24\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'mynetworks = 127.0.0.0/8, 192.168.1.1, 192.168.2.1/32, [fe80::]/64, hash:/etc/postfix/n\n',
        },
      },
      {
        files: {
          'main.cf':
            'mynetworks = 192.168.1.1/24\n' +
            'smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\ninet_protocols = ipv4\nmynetworks = 10.0.0.1, [fe80::1]/10\n',
        },
      },
    ],
  },
});
