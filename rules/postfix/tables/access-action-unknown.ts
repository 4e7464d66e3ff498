import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/access-action-unknown',
  title: 'An access table answers what smtpd does not understand',
  appliesTo: { fact: 'access-action' },
  when: { datum: 'problem', oneOf: ['unknown', 'table'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{table}} answers "{{word}}", which is neither an action nor a restriction: whoever the entry is ' +
    'about gets "451 Server configuration error", and the mail waits with its sender',
  fixes: [
    {
      when: { not: { datum: 'suggestion', oneOf: [''] } },
      safety: 'unsafe',
      description: 'write {{suggestion}}',
      operations: [{ replacePlace: 'word', with: '{{suggestion}}' }],
    },
  ],
  byHand:
    'write an action of access(5): OK lets pass, REJECT with a text refuses, DUNNO goes on with the ' +
    'list; or declare a class of that name in smtpd_restriction_classes',
  why: `What stands behind the key of an access table is an action, such as OK, REJECT, DUNNO or 550 with a
text, or else a list of restrictions. ALLOW, ACCEPT, BLOCK and a plain sentence are neither. smtpd logs
"unknown smtpd restriction" and answers "451 4.3.5 Server configuration error" (tried with Postfix
3.7.11). That is worse than either thing that can have been meant: a sender that was to be let in waits
for days and bounces, and one that was to be refused tries again and again.

A colon behind the word, as in REJECT:, makes smtpd take it for a lookup table, with the same result.

postmap(1) does not look at what stands behind the keys, and nothing complains before such a client
comes. The fix is unsafe, since it is a guess at what was meant.`,
  references: [
    { man: 'access', section: 5 },
    {
      url: 'https://www.postfix.org/RESTRICTION_CLASS_README.html',
      title: 'Postfix per-client/user/etc. access control',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_client_restrictions = check_client_access inline:{192.0.2.1=ALLOW}\n',
        },
        fixed: {
          'main.cf': 'smtpd_client_restrictions = check_client_access inline:{192.0.2.1=OK}\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_sender_restrictions = check_sender_access hash:/etc/postfix/senders\n',
          '/etc/postfix/senders': 'example.com   REJECT spam\nexample.net   we know them\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_sender_restrictions = check_sender_access static:REJECT:\n',
        },
        fixed: {
          'main.cf': 'smtpd_sender_restrictions = check_sender_access static:REJECT\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_restriction_classes = strict\nstrict = reject_unknown_client_hostname\n' +
            'smtpd_client_restrictions = check_client_access inline:{192.0.2.1=strict,b=4711,' +
            '{a = 550 no: not you}}\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_client_restrictions = check_client_access texthash:/etc/postfix/clients\n',
          '/etc/postfix/clients':
            '192.0.2.1 OK\n192.0.2.2 permit_mynetworks, reject\n192.0.2.3 reject go: away\n',
        },
      },
      { files: { 'main.cf': 'transport_maps = inline:{example.com=ALLOW}\n' } },
    ],
  },
});
