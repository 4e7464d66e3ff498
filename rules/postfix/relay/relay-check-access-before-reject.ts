import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/relay-check-access-before-reject',
  title: 'One OK in an access table opens the relay',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_relay_restrictions', is: 'empty' },
      {
        restrictions: ['smtpd_recipient_restrictions'],
        haveWorking: [
          'check_client_access',
          'check_helo_access',
          'check_sender_access',
          'check_recipient_access',
          'check_policy_service',
        ],
        before: [
          'reject_unauth_destination',
          'defer_unauth_destination',
          'check_relay_domains',
          'reject',
          'defer',
        ],
      },
      {
        not: {
          restrictions: [
            'smtpd_client_restrictions',
            'smtpd_helo_restrictions',
            'smtpd_sender_restrictions',
          ],
          haveWorking: ['reject', 'defer'],
        },
      },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_recipient_restrictions'],
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} asks a table or a policy server before reject_unauth_destination, and ' +
    'smtpd_relay_restrictions is empty: whoever gets an OK there may send to any domain',
  fixes: [
    {
      versions: '>=2.10',
      when: {
        not: {
          restrictions: ['smtpd_recipient_restrictions'],
          haveWorking: [
            'permit_tls_clientcerts',
            'permit_tls_all_clientcerts',
            'check_ccert_access',
            'check_sasl_access',
            'permit_mx_backup',
          ],
        },
      },
      safety: 'unsafe',
      description:
        'decide on relaying in smtpd_relay_restrictions; who relays by an OK of a table no longer does',
      operations: [
        {
          setting: 'smtpd_relay_restrictions',
          set: 'permit_mynetworks,permit_sasl_authenticated,reject_unauth_destination',
        },
      ],
    },
  ],
  byHand:
    'move reject_unauth_destination to the front, behind permit_mynetworks and ' +
    'permit_sasl_authenticated, or set smtpd_relay_restrictions (Postfix 2.10 and later)',
  why: `An OK ends the list. That is harmless in a list about spam, but this list is the only one that keeps
strangers from relaying. A line "example.com OK" in a table of senders, meant as an exception from a
block list, lets everyone who writes @example.com into MAIL FROM send to the whole world; the sender is
what the client says it is. "postmaster@ OK" in a table of recipients does so for postmaster at any
domain. The Postfix documentation calls this the dangerous use of smtpd_recipient_restrictions.

Since Postfix 2.10 the question of relaying has a list of its own, smtpd_relay_restrictions. With it an OK
in smtpd_recipient_restrictions has no say about relaying any more. At compatibility level 0, or where
main.cf empties it, it is not in force.

What is in the tables is not known here. If they never say OK, only REJECT and DUNNO, all is well today,
and one line away from an open relay.`,
  references: [
    { postconf: 'smtpd_relay_restrictions' },
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
            'smtpd_relay_restrictions =\n' +
            'smtpd_recipient_restrictions = permit_mynetworks, ' +
            'check_sender_access hash:/etc/postfix/senders, reject_unauth_destination\n',
        },
        fixed: {
          'main.cf':
            'smtpd_relay_restrictions = ' +
            'permit_mynetworks,permit_sasl_authenticated,reject_unauth_destination\n' +
            'smtpd_recipient_restrictions = permit_mynetworks, ' +
            'check_sender_access hash:/etc/postfix/senders, reject_unauth_destination\n',
        },
      },
      {
        version: '2.9',
        files: {
          'main.cf':
            'smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:10023, ' +
            'permit_mynetworks, reject_unauth_destination\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_recipient_restrictions = permit_mynetworks, ' +
            'check_sender_access hash:/etc/postfix/senders, reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_relay_restrictions =\n' +
            'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, ' +
            'check_sender_access hash:/etc/postfix/senders\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_relay_restrictions =\n' +
            'smtpd_recipient_restrictions = permit_mynetworks, ' +
            'check_ccert_access hash:/etc/postfix/certs, reject_unauth_destination\n',
        },
      },
    ],
  },
});
