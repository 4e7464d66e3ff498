import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/open-relay',
  title: 'Anyone can send to anyone through this server',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { relays: 'for-strangers' },
      { not: { mynetworks: 'everyone' } },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the restrictions of {{service}} let a client that nobody knows send mail to any domain: it is ' +
    'an open relay, will carry spam, and other servers will block it',
  byHand:
    'begin smtpd_relay_restrictions with permit_mynetworks, permit_sasl_authenticated and ' +
    'reject_unauth_destination, before any class or "permit" that lets others pass',
  why: `An open relay takes a message from anybody and delivers it to anybody. Spammers try every address
of the Internet for one, find it within hours, and the server ends up on block lists, so that the mail
of its own users is refused too.

Postfix makes that mistake hard: smtpd does not run unless it finds a restriction against it in
smtpd_relay_restrictions or smtpd_recipient_restrictions. But it looks for the name only. A
restriction class in front of reject_unauth_destination that says "permit" ends the list before the
guard is reached, and nothing complains.

The rule follows the lists as smtpd does, for a client outside mynetworks that has not logged in, with
a recipient in a domain of others. Where a lookup table or a policy server has a say it assumes
nothing and stays silent. It does not fix, for only you know whom the class was meant for.`,
  references: [
    { postconf: 'smtpd_relay_restrictions' },
    { postconf: 'smtpd_recipient_restrictions' },
    { postconf: 'smtpd_restriction_classes' },
    { man: 'postconf', section: 5 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_restriction_classes = partners\n' +
            'partners = permit\n' +
            'smtpd_relay_restrictions = permit_mynetworks, partners, reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_restriction_classes = everybody\n' +
            'everybody = permit\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            '  -o smtpd_relay_restrictions=everybody,reject_unauth_destination\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_restriction_classes = partners\n' +
            'partners = permit\n' +
            'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination, partners\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_restriction_classes = partners\n' +
            'partners = check_client_access hash:/etc/postfix/partners\n' +
            'smtpd_relay_restrictions = permit_mynetworks, partners, reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_recipient_restrictions = permit\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_restriction_classes = partners\n' +
            'partners = permit\n' +
            'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            '127.0.0.1:10025 inet n - n - - smtpd\n' +
            '  -o smtpd_relay_restrictions=partners,reject_unauth_destination\n',
        },
      },
    ],
  },
});
