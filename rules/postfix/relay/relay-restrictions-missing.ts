import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/relay-restrictions-missing',
  title: 'No restriction keeps strangers from relaying, so smtpd refuses to run',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      {
        not: {
          restrictions: ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'],
          haveWorking: [
            'reject_unauth_destination',
            'defer_unauth_destination',
            'reject',
            'defer',
            'defer_if_permit',
            'check_relay_domains',
          ],
        },
      },
    ],
  },
  settings: ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'under Postfix {{release}} neither smtpd_relay_restrictions nor smtpd_recipient_restrictions has ' +
    'a working reject_unauth_destination or its like: smtpd dies before it greets, and {{service}} ' +
    'takes no mail',
  fixes: [
    {
      versions: '>=2.10',
      when: {
        all: [
          { setting: 'smtpd_relay_restrictions', is: 'empty' },
          { not: { setting: 'smtpd_relay_restrictions', setIn: 'master.cf' } },
          // Another service may live on lists of its own, and would get this one too.
          {
            not: {
              someServiceSets: ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'],
            },
          },
        ],
      },
      safety: 'safe',
      description:
        'relay for the own networks and for users who have logged in, and for no one else',
      operations: [
        {
          setting: 'smtpd_relay_restrictions',
          set: 'permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination',
        },
      ],
    },
    {
      versions: '>=2.10',
      when: { setting: 'smtpd_relay_restrictions', setIn: 'master.cf' },
      safety: 'safe',
      description:
        'relay for the own networks and for users who have logged in, and for no one else',
      operations: [
        {
          setting: 'smtpd_relay_restrictions',
          set: 'permit_mynetworks,permit_sasl_authenticated,reject_unauth_destination',
        },
      ],
    },
  ],
  byHand:
    'end smtpd_relay_restrictions (smtpd_recipient_restrictions before Postfix 2.10) with ' +
    'reject_unauth_destination, spelt right and not behind "permit"',
  why: `Before smtpd serves anyone it looks for a restriction that keeps strangers from sending to the
world through this server. One of reject_unauth_destination, defer_unauth_destination, reject, defer,
defer_if_permit and the old check_relay_domains must stand in one of the two lists. If none does,
smtpd logs "specify at least one working instance of" and exits. A client that connects gets no
greeting and no error, it just waits. The port is open, postfix check is content, and no mail comes in.

A restriction does not count behind "permit", where the list has ended, nor after warn_if_reject. A
misspelt one does not count either. One of the lists is enough: an empty smtpd_relay_restrictions is
fine as long as smtpd_recipient_restrictions does the work, as it had to before Postfix 2.10.

Without any setting smtpd_relay_restrictions has a good default at compatibility level 1 and above. At
level 0, which is what counts when main.cf does not set compatibility_level, it is empty: a main.cf
without that line and without either list describes a server that takes no mail.

The fix writes the default with reject instead of defer. Nobody is served now, so nobody loses
anything.`,
  references: [
    { postconf: 'smtpd_relay_restrictions' },
    { postconf: 'smtpd_recipient_restrictions' },
    { postconf: 'compatibility_level' },
    { man: 'postconf', section: 5 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_relay_restrictions =\n' +
            'smtpd_recipient_restrictions = permit_mynetworks\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, ' +
            'reject_unauth_destination\n' +
            'smtpd_recipient_restrictions = permit_mynetworks\n',
        },
      },
      {
        files: { 'main.cf': 'smtpd_recipient_restrictions = permit_mynetworks\n' },
        fixed: {
          'main.cf':
            'smtpd_recipient_restrictions = permit_mynetworks\n' +
            'smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, ' +
            'reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submission inet n - n - - smtpd\n  -o smtpd_relay_restrictions=\n',
        },
        fixed: {
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_relay_restrictions=permit_mynetworks,permit_sasl_authenticated,' +
            'reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_relay_restrictions = permit_mynetworks, permit, reject_unauth_destination\n',
          'master.cf': 'smtp inet n - n - 1 postscreen\nsmtpd pass - - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_relay_restrictions = permit_mynetworks, reject_unath_destination\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_relay_restrictions = warn_if_reject reject_unauth_destination\n',
        },
      },
      {
        version: '2.9',
        files: { 'main.cf': 'smtpd_recipient_restrictions = permit_mynetworks\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_relay_restrictions =\n' +
            'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_recipient_restrictions = permit_mynetworks\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_restriction_classes = guard\n' +
            'guard = reject_unauth_destination\n' +
            'smtpd_relay_restrictions = permit_mynetworks, guard\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_relay_restrictions=\n' +
            '  -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_relay_restrictions =\n',
          'master.cf':
            'smtp inet n - n - 1 postscreen\n' +
            'smtpd pass - - n - - smtpd\n' +
            '  -o smtpd_relay_restrictions=permit_mynetworks,reject_unauth_destination\n',
        },
      },
      { version: '2.9', files: { 'main.cf': 'smtpd_helo_required = yes\n' } },
      {
        fragment: true,
        files: { 'main.cf': 'smtpd_recipient_restrictions = permit_mynetworks\n' },
      },
    ],
  },
});
