import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/local-recipients-unchecked',
  title: 'Mail for unknown users of this host is taken in',
  appliesTo: { service: ['mx'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'local_recipient_maps', is: 'empty' },
      { setting: 'smtpd_reject_unlisted_recipient', is: 'yes' },
      { setting: 'luser_relay', is: 'empty' },
      { setting: 'mydestination', is: 'set' },
      { not: { setting: 'mydestination', is: 'empty' } },
      {
        any: [
          { setting: 'local_transport', is: 'unset' },
          { setting: 'local_transport', startsWith: ['local'] },
        ],
      },
      {
        not: {
          restrictions: [
            'smtpd_client_restrictions',
            'smtpd_helo_restrictions',
            'smtpd_sender_restrictions',
            'smtpd_relay_restrictions',
            'smtpd_recipient_restrictions',
          ],
          haveWorking: [
            'reject_unlisted_recipient',
            'reject_unverified_recipient',
            'check_recipient_maps',
          ],
        },
      },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['local_recipient_maps'],
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} is empty: {{service}} takes mail for any user of its own domains and bounces what ' +
    'cannot be delivered, mostly to people whose address a spammer has forged',
  fixes: [
    {
      safety: 'unsafe',
      description: 'ask the users and aliases of this host, as by default',
      operations: [{ setting: 'local_recipient_maps', unset: true }],
    },
  ],
  byHand: 'take it out, or name tables that know all recipients of mydestination',
  why: `local_recipient_maps tells smtpd who exists in mydestination. Its default asks the users of the host
and alias_maps. Empty, it switches the check off: any recipient is taken, local(8) finds out that there is
no such user, and a bounce goes out. Spam goes to invented addresses from forged senders, so that the
bounces hit people who have nothing to do with it.

Nothing is said where luser_relay gives unknown addresses a mailbox, where another transport delivers, or
where a list has reject_unlisted_recipient or reject_unverified_recipient. The fix is unsafe: if users are
known to the delivery program alone, it refuses their mail; then name a table that lists them.`,
  references: [
    { postconf: 'local_recipient_maps' },
    {
      url: 'https://www.postfix.org/LOCAL_RECIPIENT_README.html',
      title: 'Rejecting Unknown Local Recipients with Postfix',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmydestination = example.org\nlocal_recipient_maps =\n',
        },
        fixed: { 'main.cf': 'compatibility_level = 3.6\nmydestination = example.org\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmydestination = example.org\nlocal_recipient_maps =\n' +
            'luser_relay = postmaster\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmydestination =\nlocal_recipient_maps =\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmydestination = example.org\nlocal_recipient_maps =\n' +
            'local_transport = error:no local mail\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmydestination = example.org\nlocal_recipient_maps =\n' +
            'smtpd_recipient_restrictions = reject_unverified_recipient\n',
        },
      },
    ],
  },
});
