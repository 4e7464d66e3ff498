import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/access-code-alone',
  title: 'A reply code without a text lets pass',
  appliesTo: { fact: 'access-action' },
  when: { datum: 'problem', oneOf: ['code-alone'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{table}} answers {{word}} without a text: smtpd takes a number for OK, and lets pass whoever ' +
    'was to be refused',
  byHand:
    'write a text behind the code, such as "{{word}} not welcome", or REJECT; or OK if that is meant',
  why: `access(5) says that an all-numerical answer is an OK: programs that make tables of those who may
come in write such numbers. A reply code is one only with a text behind it, as in "550 not welcome". So
an entry that was to refuse somebody lets them in, and past all restrictions that follow in the list
(tried with Postfix 3.7.11).

Only three digits that begin with 4 or 5 are reported, since these are meant as codes.`,
  references: [{ man: 'access', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_client_restrictions = check_client_access inline:{192.0.2.1=550}\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_sender_restrictions = check_sender_access texthash:/etc/postfix/senders\n',
          '/etc/postfix/senders': 'example.com 554\nexample.net 554 go away\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_client_restrictions = check_client_access inline:{{192.0.2.1 = 550 not you}}\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_client_restrictions = check_client_access inline:{192.0.2.1=1700000000}\n',
        },
      },
    ],
  },
});
