import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/restriction-class-undefined',
  title: 'A restriction class without a value',
  appliesTo: { fact: 'restriction-fault' },
  when: { datum: 'problem', oneOf: ['undefined-class'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{list}}: the class {{restriction}} has no value, so that smtpd ends at its start and no client ' +
    'gets an answer',
  byHand: 'set {{restriction}} to a list of restrictions, or take it out of {{list}}',
  why: `Each name in smtpd_restriction_classes is the name of a parameter with a list of restrictions.
smtpd looks all of them up when it starts, whether or not a list uses them. One that is not set, or
empty, ends it with "restriction class ... needs a definition"; the master starts it again, to the same
end, and clients wait for a greeting that does not come. A class that is to do nothing can be set
to warn_if_reject, or better be left out.`,
  references: [
    { postconf: 'smtpd_restriction_classes' },
    {
      url: 'https://www.postfix.org/RESTRICTION_CLASS_README.html',
      title: 'Postfix per-client/user/etc. access control',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_restriction_classes = strict, relaxed\nstrict = reject_unknown_sender_domain\n',
        },
      },
      { files: { 'main.cf': 'smtpd_restriction_classes = strict\nstrict =\n' } },
      {
        files: {
          'main.cf': '',
          'master.cf': 'smtp inet n - n - - smtpd -o smtpd_restriction_classes=strict\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtpd_restriction_classes = strict\nstrict = reject_unknown_sender_domain\n',
        },
      },
      {
        fragment: true,
        files: { 'main.cf': 'smtpd_restriction_classes = strict\n' },
      },
      {
        files: {
          'main.cf': 'smtpd_restriction_classes = strict\n',
          'master.cf': 'smtp inet n - n - - smtpd -o strict=reject\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_restriction_classes = strict\n',
          'master.cf': 'smtp unix - - n - - smtp\n',
        },
      },
    ],
  },
});
