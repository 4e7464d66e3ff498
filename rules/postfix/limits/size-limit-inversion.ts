import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/size-limit-inversion',
  title: 'The limit for mailboxes is below the limit for messages: nothing is delivered',
  appliesTo: { service: ['local'] },
  when: {
    any: [
      {
        all: [
          { setting: 'process_name', isOneOf: ['local'] },
          // A table may send all mail elsewhere, and the program is never called.
          { setting: 'transport_maps', is: 'empty' },
          {
            any: [
              { setting: 'mydestination', is: 'unset' },
              { not: { setting: 'mydestination', is: 'empty' } },
            ],
          },
          {
            any: [
              { setting: 'local_transport', is: 'unset' },
              { setting: 'local_transport', startsWith: ['local'] },
            ],
          },
          { setting: 'mailbox_size_limit', isMoreThan: 0 },
          {
            any: [
              { setting: 'message_size_limit', isMoreThan: 'mailbox_size_limit' },
              { setting: 'message_size_limit', isLessThan: 1 },
            ],
          },
        ],
      },
      {
        all: [
          { setting: 'process_name', isOneOf: ['virtual'] },
          { setting: 'transport_maps', is: 'empty' },
          { setting: 'virtual_mailbox_domains', is: 'set' },
          { not: { setting: 'virtual_mailbox_domains', is: 'empty' } },
          { setting: 'virtual_transport', startsWith: ['virtual'] },
          { setting: 'virtual_mailbox_limit', isMoreThan: 0 },
          {
            any: [
              { setting: 'message_size_limit', isMoreThan: 'virtual_mailbox_limit' },
              { setting: 'message_size_limit', isLessThan: 1 },
            ],
          },
        ],
      },
    ],
  },
  settings: ['message_size_limit'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = {{value}} is above the limit for mailboxes: {{service}} dies with a fatal error, ' +
    'and mail for it stays in the queue until it bounces',
  fixes: [
    {
      when: { setting: 'process_name', isOneOf: ['local'] },
      safety: 'unsafe',
      description: 'set no limit for mailboxes of this host, as Debian does',
      operations: [{ setting: 'mailbox_size_limit', set: '0' }],
    },
    {
      when: { setting: 'process_name', isOneOf: ['virtual'] },
      safety: 'unsafe',
      description: 'set no limit for virtual mailboxes',
      operations: [{ setting: 'virtual_mailbox_limit', set: '0' }],
    },
  ],
  why: `local(8) compares the two limits when it starts. With message_size_limit above mailbox_size_limit
(51200000 bytes by default), or without any limit for messages (0), it logs "fatal: configuration error:
mailbox_size_limit is smaller than message_size_limit" and ends, whatever the size of the message, also
where mailbox_transport hands everything to another program. virtual(8) does the same with
virtual_mailbox_limit. Mail is still taken in; it waits in the queue with "unknown mail transport error",
and after five days it goes back.

0 means no limit. The fix is unsafe because a mailbox in one file may then grow until the disk is full; a
limit above that for messages is the other way out. With Maildir the limit counts for a single file only.

Nothing is said where no domain is delivered by that program, nor where transport_maps may send the mail
elsewhere.`,
  references: [
    { postconf: 'mailbox_size_limit' },
    { postconf: 'message_size_limit' },
    { postconf: 'virtual_mailbox_limit' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmessage_size_limit = 102400000\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\nmessage_size_limit = 102400000\nmailbox_size_limit = 0\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmessage_size_limit = 0\nmailbox_size_limit = 51200000\n',
        },
        fixed: {
          'main.cf': 'compatibility_level = 3.6\nmessage_size_limit = 0\nmailbox_size_limit = 0\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmydestination =\n' +
            'virtual_mailbox_domains = example.org\nmessage_size_limit = 102400000\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\nmydestination =\n' +
            'virtual_mailbox_domains = example.org\nmessage_size_limit = 102400000\n' +
            'virtual_mailbox_limit = 0\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmessage_size_limit = 102400000\n' +
            'transport_maps = hash:/etc/postfix/transport\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmessage_size_limit = 102400000\nmailbox_size_limit = 0\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmessage_size_limit = 51200000\nmailbox_size_limit = 51200000\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmydestination =\nmessage_size_limit = 102400000\n' +
            'virtual_mailbox_domains = example.org\nvirtual_transport = lmtp:unix:private/lmtp\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmessage_size_limit = 102400000\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
