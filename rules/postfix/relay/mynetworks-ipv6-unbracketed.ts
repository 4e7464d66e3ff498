import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/mynetworks-ipv6-unbracketed',
  title: 'An IPv6 address without brackets is taken for a lookup table',
  appliesTo: { fact: 'network-element' },
  when: { datum: 'fault', oneOf: ['no-brackets'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}}: {{element}} has no brackets, so that Postfix takes it for a lookup table, and ' +
    '{{consequence}}',
  fixes: [
    {
      when: {
        all: [
          { not: { datum: 'corrected', oneOf: [''] } },
          { datum: 'size', oneOf: ['narrow'] },
          { datum: 'space', oneOf: ['loopback', 'link-local', 'private'] },
        ],
      },
      safety: 'safe',
      description: 'write {{corrected}}',
      operations: [{ replacePlace: 'element', with: '{{corrected}}' }],
    },
    {
      when: { not: { datum: 'corrected', oneOf: [''] } },
      safety: 'unsafe',
      description: 'write {{corrected}}; that network may send to any domain then',
      operations: [{ replacePlace: 'element', with: '{{corrected}}' }],
    },
  ],
  byHand: 'put the address between [ and ], the mask behind: [2001:db8::]/32',
  why: `In the lists of Postfix "type:name" is a lookup table, and an IPv6 address looks just like one.
Hence it stands in brackets. Without them, "::1/128" has an empty type: smtpd ends with 'fatal: open
dictionary: expecting "type:name" form', the master daemon starts it again a minute later, and clients
wait for a greeting that does not come. "fe80::/10" has the type "fe80": smtpd runs, logs "unsupported
dictionary type: fe80", and answers each client that no element further left matches with "451 4.3.0
Temporary lookup failure". Either way no mail comes in from outside. postfix check sees nothing.`,
  references: [{ postconf: 'mynetworks' }, { man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, ::1/128\n' },
        fixed: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, [::1]/128\n' },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8 2001:db8:1::/48\n',
        },
        fixed: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8 [2001:db8:1::]/48\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8 [::1]/128 [2001:db8::1]\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8 cidr:/etc/postfix/nets\n',
        },
      },
    ],
  },
});
