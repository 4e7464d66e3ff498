import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/mynetworks-unreadable',
  title: 'A network that smtpd cannot read in the list of trusted clients',
  appliesTo: { fact: 'network-element' },
  when: { datum: 'fault', oneOf: ['unreadable'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '{{setting}}: {{element}} is no network as Postfix writes them, and {{consequence}}',
  byHand: 'write all four numbers and the length of the mask, as in 192.168.1.0/24 or 10.0.0.0/8',
  why: `Other programs take 192.168.1/24 or 10.0.0.0/255.0.0.0; Postfix does not. It wants the whole address
and the length of the mask in bits, at most 32 for IPv4 and 128 for IPv6. Otherwise it logs "bad
network value" or "bad mask value", and the lookup fails. A failed lookup is no "no": in
permit_mynetworks it answers every client that no element further left matches with "451 4.3.0
Temporary lookup failure", strangers with mail for your own users too. In
smtpd_authorized_xclient_hosts and smtpd_authorized_xforward_hosts the answer to EHLO is 421.

192.168.1 without a mask does no such harm: it is compared as a text and matches nobody.`,
  references: [{ postconf: 'mynetworks' }, { man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, 192.168.1/24\n' },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.1, 10.0.0.0/255.0.0.0\n',
        },
      },
      { files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 10.0.0.0/33\n' } },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, 192.168.1.0/24, host.lan\n',
        },
      },
    ],
  },
});
