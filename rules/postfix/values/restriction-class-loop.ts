import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/restriction-class-loop',
  title: 'A restriction class that uses itself',
  appliesTo: { fact: 'restriction-fault' },
  when: { datum: 'problem', oneOf: ['class-loop'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{list}}: the class {{restriction}} leads back to itself, and smtpd crashes with each client ' +
    'that gets so far in the list',
  byHand: 'take {{restriction}}, or the class that leads back to it, out of its own list',
  why: `A class may use other classes. smtpd follows them without counting, so that one which leads back
to itself takes all of the stack: the process is "killed by signal 11", the connection breaks off in
the middle of the dialogue, and the mail stays with its sender. A word of the class that settles the
matter before the loop is reached hides it from some clients, until one comes that it does not settle.`,
  references: [{ postconf: 'smtpd_restriction_classes' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_restriction_classes = a, b\na = permit_mynetworks, b\nb = a\n' +
            'smtpd_client_restrictions = a\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_restriction_classes = a\na = a\nsmtpd_sender_restrictions = a\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_restriction_classes = a, b\na = permit_mynetworks, b\nb = reject\n' +
            'smtpd_client_restrictions = a, b, a\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_restriction_classes = a, b\na = b, a\nb = reject_unknown_sender_domain, permit\n' +
            'smtpd_client_restrictions = a\n',
        },
      },
    ],
  },
});
