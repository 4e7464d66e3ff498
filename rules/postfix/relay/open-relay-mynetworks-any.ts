import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/open-relay-mynetworks-any',
  title: 'mynetworks takes in the whole Internet',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { mynetworks: 'everyone' },
      { relays: 'for-strangers' },
      {
        not: {
          all: [
            { setting: 'inet_protocols', isOneOf: ['ipv4'] },
            { setting: 'mynetworks', listsOneOf: ['[::]/0'] },
            { not: { setting: 'mynetworks', listsOneOf: ['0.0.0.0/0'] } },
          ],
        },
      },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['mynetworks'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = {{value}} takes in every IPv4 or every IPv6 address, and {{service}} relays for ' +
    'mynetworks: it is an open relay, will carry spam, and other servers will block it',
  fixes: [
    {
      when: {
        isOneOf: ['0.0.0.0/0', '[::]/0', '0.0.0.0/0 [::]/0', '0.0.0.0/0, [::]/0', 'static:all'],
        setting: 'mynetworks',
      },
      safety: 'unsafe',
      description: 'relay for this host alone; add the networks of your own that send through it',
      operations: [
        {
          setting: 'mynetworks',
          set: '127.0.0.0/8 [::ffff:127.0.0.0]/104 [::1]/128',
        },
      ],
    },
  ],
  byHand:
    'take the network that covers everything out of mynetworks, and leave 127.0.0.0/8, [::1]/128 and ' +
    'the networks of your own',
  why: `permit_mynetworks, which stands in the default of smtpd_relay_restrictions, lets clients in
mynetworks send to any domain. With 0.0.0.0/0, [::]/0 or static:all that is everybody. Spammers try
every address of the Internet for such a server and find it within hours; then the mail of its own
users is refused as well, since the address is on block lists.

The line is often put there while a problem is being looked for ("Relay access denied" for a user who
has not logged in), or in a container, where the address of the real client is hidden behind that of
the host. For the first, users log in (smtpd_sasl_auth_enable); for the second, name the network of the
containers.

Also 0.0.0.0/1 with 128.0.0.0/1 is everything. A network that a "!" excludes before does not count,
and nothing is said where the lists do not use permit_mynetworks, or where another restriction stops
strangers.

The fix is unsafe, since machines of your own may depend on the wide setting. It is offered where
nothing else stands in the list; else take the element out by hand.`,
  references: [
    { postconf: 'mynetworks' },
    { man: 'postconf', section: 5 },
    { postconf: 'smtpd_relay_restrictions' },
  ],
  silences: [
    'postfix/mynetworks-public-wide',
    'postfix/mynetworks-broad-private',
    'postfix/smtp-smuggling-exclusions-any',
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 0.0.0.0/0\n' },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'mynetworks = 127.0.0.0/8 [::ffff:127.0.0.0]/104 [::1]/128\n',
        },
      },
      {
        files: {
          'main.cf':
            'mynetworks = 127.0.0.0/8, 0.0.0.0/1, 128.0.0.0/1\n' +
            'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8 [::]/0\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o mynetworks=static:all\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'mynetworks = 0.0.0.0/0\n' +
            'smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8, !0.0.0.0/0, 0.0.0.0/0\n',
        },
      },
      { files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 10.0.0.0/8\n' } },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\ninet_protocols = ipv4\nmynetworks = [::]/0\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 10.0.0.0/8\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            '127.0.0.1:10025 inet n - n - - smtpd\n  -o mynetworks=0.0.0.0/0\n',
        },
      },
    ],
  },
});
