import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/restriction-unknown-name',
  title: 'A restriction that smtpd does not know',
  appliesTo: { fact: 'restriction-fault' },
  when: { datum: 'problem', oneOf: ['unknown-name'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{list}}: smtpd knows no restriction "{{restriction}}", and answers 451 to each client that gets ' +
    'so far in the list',
  fixes: [
    {
      when: { not: { datum: 'suggestion', oneOf: [''] } },
      safety: 'safe',
      description: 'write {{suggestion}}, the nearest name',
      operations: [{ replacePlace: 'word', with: '{{suggestion}}' }],
    },
  ],
  byHand:
    'use a restriction of this release (postconf(5)), the name of a class from ' +
    'smtpd_restriction_classes, or a table as type:name',
  why: `smtpd reads the list only when a client comes. At the word it does not know it logs "unknown smtpd
restriction", gives up the list and answers "451 4.3.5 Server configuration error". So all mail that
is not let through or turned away by an earlier word of the list stays with its senders, who try again
for days and then bounce it.

A file name is no restriction: a table needs its type, as in hash:/etc/postfix/access. Actions of
access tables (OK, DUNNO, REJECT with a text) belong into tables. Capitals do not matter in the names
of restrictions, but they do in those of your own classes.

The fix is safe: what is written refuses mail today, and the name that was meant is a check of the
same kind.`,
  references: [
    { postconf: 'smtpd_recipient_restrictions' },
    { postconf: 'smtpd_restriction_classes' },
    {
      url: 'https://www.postfix.org/SMTPD_ACCESS_README.html',
      title: 'Postfix SMTP relay and access control',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_recipient_restrictions = permit_mynetworks, reject_unath_destination\n',
        },
        fixed: {
          'main.cf':
            'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_client_restrictions = permit_mynetworks, /etc/postfix/access\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_restriction_classes = strict\n' +
            'strict = reject_unknown_sender_domian\n' +
            'smtpd_sender_restrictions = strict\n',
        },
        fixed: {
          'main.cf':
            'smtpd_restriction_classes = strict\n' +
            'strict = reject_unknown_sender_domain\n' +
            'smtpd_sender_restrictions = strict\n',
        },
      },
      {
        files: { 'main.cf': 'smtpd_client_restrictions = check_client_a_access static:OK\n' },
        version: '2.11',
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_restriction_classes = strict\n' +
            'strict = reject_unknown_sender_domain\n' +
            'smtpd_sender_restrictions = strict, hash:/etc/postfix/access\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_recipient_restrictions = PERMIT_MYNETWORKS, reject_rbl_client zen.example.org,' +
            ' check_policy_service { unix:private/policy, timeout=10s }, reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_client_restrictions = reject_unath_destination\n',
          'master.cf': 'smtp unix - - n - - smtp\n',
        },
      },
    ],
  },
});
