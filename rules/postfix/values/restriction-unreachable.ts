import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/restriction-unreachable',
  title: 'Restrictions behind the end of the list',
  appliesTo: { fact: 'restriction-fault' },
  when: { datum: 'problem', oneOf: ['unreachable'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: '{{list}}: smtpd never reaches {{restriction}}, since {{other}} ends the list before it',
  byHand: 'move it in front of {{other}}, or take it out',
  why: `permit, reject and defer answer for every client, so that nothing behind them counts. smtpd logs
"restriction ... after ... is ignored" for each message, but not where a class of your own ends so. A text behind reject is not sent to the
client: the words are taken for restrictions.

Which order you meant only you can know: a check that was added at the end of a list that closes with
permit has never worked, and starts to turn mail away once it does.`,
  references: [
    { postconf: 'smtpd_recipient_restrictions' },
    {
      url: 'https://www.postfix.org/SMTPD_ACCESS_README.html',
      title: 'Postfix SMTP relay and access control',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_client_restrictions = permit_mynetworks, permit, reject_unknown_client_hostname\n',
        },
      },
      { files: { 'main.cf': 'smtpd_sender_restrictions = reject Go away\n' } },
      {
        files: {
          'main.cf':
            'smtpd_restriction_classes = guests, friends\nfriends = guests\n' +
            'guests = reject_unknown_client_hostname, permit\n' +
            'smtpd_client_restrictions = friends, reject\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_client_restrictions = permit_mynetworks, reject_unknown_client_hostname, permit\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_sender_restrictions = warn_if_reject reject, permit_mynetworks\n',
        },
      },
      { files: { 'main.cf': 'smtpd_sender_restrictions = defer_if_permit, permit\n' } },
      {
        files: {
          'main.cf':
            'smtpd_restriction_classes = guests\nguests = permit_mynetworks\n' +
            'smtpd_client_restrictions = guests, warn_if_reject guests, reject\n',
        },
      },
    ],
  },
});
