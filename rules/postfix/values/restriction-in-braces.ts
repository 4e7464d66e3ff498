import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/restriction-in-braces',
  title: 'Braces in a restriction list that smtpd does not take off',
  appliesTo: { fact: 'restriction-fault' },
  when: { datum: 'problem', oneOf: ['in-braces'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{list}}: smtpd takes "{{restriction}}" with its braces for a name, and answers 451 to each ' +
    'client that gets so far in the list',
  fixes: [
    {
      when: { not: { datum: 'suggestion', oneOf: [''] } },
      safety: 'unsafe',
      description: 'write {{suggestion}}, without the braces',
      operations: [{ replacePlace: 'word', with: '{{suggestion}}' }],
    },
  ],
  byHand: 'write the words without braces; several of them under one name are a restriction class',
  why: `Braces keep words together in lists of Postfix 3.0 and later, but only check_policy_service looks
inside them. Anything else between braces is looked up as it stands: a table of that name was never
opened, and a restriction of that name is not known. smtpd logs "unexpected dictionary" or "unknown
smtpd restriction" and answers "451 4.3.5 Server configuration error", so that mail stays with its
senders until they give up. A table may have braces of its own, behind its type: inline:{key=value}.

The fix is unsafe, since it makes a check count that has never worked.`,
  references: [
    { postconf: 'smtpd_recipient_restrictions' },
    { postconf: 'smtpd_restriction_classes' },
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'smtpd_client_restrictions = permit_mynetworks, {static:OK}\n' },
        fixed: { 'main.cf': 'smtpd_client_restrictions = permit_mynetworks, static:OK\n' },
      },
      {
        files: {
          'main.cf': 'smtpd_sender_restrictions = check_sender_access { hash:/etc/postfix/s }\n',
        },
        fixed: {
          'main.cf': 'smtpd_sender_restrictions = check_sender_access hash:/etc/postfix/s\n',
        },
      },
      { files: { 'main.cf': 'smtpd_client_restrictions = { permit_mynetworks, reject }\n' } },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_client_restrictions = check_client_access inline:{ { 192.0.2.1 = REJECT } },' +
            ' check_policy_service { unix:private/policy, timeout=10s }\n',
        },
      },
      { files: { 'main.cf': 'smtpd_client_restrictions = reject, {static:OK}\n' } },
    ],
  },
});
