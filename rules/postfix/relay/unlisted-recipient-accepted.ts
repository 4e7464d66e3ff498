import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/unlisted-recipient-accepted',
  title: 'Mail for people who do not exist is taken in',
  appliesTo: { service: ['mx'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_reject_unlisted_recipient', is: 'no' },
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
  settings: ['smtpd_reject_unlisted_recipient'],
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = {{value}}: {{service}} takes mail for addresses that do not exist and bounces it ' +
    'later, mostly to people whose address a spammer has forged',
  fixes: [
    {
      safety: 'unsafe',
      description: 'refuse mail for unknown recipients, as by default',
      operations: [{ setting: 'smtpd_reject_unlisted_recipient', unset: true }],
    },
  ],
  why: `By default smtpd refuses a recipient that is in none of the tables of its domain, and the sending
server tells its own user. If the mail is taken in, this server finds out later that nobody is there and
has to send a bounce. Spam goes to invented addresses from forged senders, so that the bounces hit people
who have nothing to do with it. Servers that send such backscatter end up on block lists.

Nothing is said where a list has reject_unlisted_recipient or reject_unverified_recipient, which check the
recipient as well. The fix is unsafe: if the tables (local_recipient_maps, virtual_mailbox_maps,
relay_recipient_maps) are incomplete, it refuses mail for people who exist.`,
  references: [
    { postconf: 'smtpd_reject_unlisted_recipient' },
    {
      url: 'https://www.postfix.org/LOCAL_RECIPIENT_README.html',
      title: 'Rejecting Unknown Local Recipients with Postfix',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_reject_unlisted_recipient = no\n',
        },
        fixed: { 'main.cf': 'compatibility_level = 3.6\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_reject_unlisted_recipient = no\n' +
            'smtpd_recipient_restrictions = reject_unlisted_recipient\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_reject_unlisted_recipient = yes\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_reject_unlisted_recipient=no\n',
        },
      },
    ],
  },
});
