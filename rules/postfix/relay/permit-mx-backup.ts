import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/permit-mx-backup',
  title: 'Strangers can make this server the backup of their domain',
  appliesTo: { service: ['mx'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      {
        restrictions: ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'],
        haveWorking: ['permit_mx_backup'],
        before: ['reject_unauth_destination', 'defer_unauth_destination', 'reject', 'defer'],
      },
      { setting: 'permit_mx_backup_networks', is: 'empty' },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'],
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'permit_mx_backup without permit_mx_backup_networks: {{service}} takes mail for each domain ' +
    'whose MX records name it, and anyone can write such a record',
  fixes: [
    {
      when: { setting: 'smtpd_relay_restrictions', listsOneOf: ['permit_mx_backup'] },
      safety: 'unsafe',
      description:
        'take it out; domains that you really are the backup of belong into relay_domains',
      operations: [{ setting: 'smtpd_relay_restrictions', removeItem: 'permit_mx_backup' }],
    },
    {
      when: { setting: 'smtpd_recipient_restrictions', listsOneOf: ['permit_mx_backup'] },
      safety: 'unsafe',
      description:
        'take it out; domains that you really are the backup of belong into relay_domains',
      operations: [{ setting: 'smtpd_recipient_restrictions', removeItem: 'permit_mx_backup' }],
    },
  ],
  byHand: 'list the domains in relay_domains, and take permit_mx_backup out',
  why: `permit_mx_backup looks up the MX records of the recipient's domain; if this server is among them, it
takes the mail and hands it on. Who controls a domain can name your server there, and it relays for them:
spam to their own victims, with your address on it, and bounces in your queue. Since it does not know who
exists in such a domain, it takes mail for everyone there. permit_mx_backup_networks limits it to domains
whose first MX is in a network that you know.

Postfix 3.9 calls it deprecated and will remove it. The list of the domains in relay_domains does the same,
and with relay_recipient_maps it also knows the users.`,
  references: [
    { postconf: 'permit_mx_backup_networks' },
    { postconf: 'relay_domains' },
    {
      url: 'https://www.postfix.org/DEPRECATION_README.html',
      title: 'Postfix features that are deprecated or removed',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_relay_restrictions = permit_mynetworks, permit_mx_backup, ' +
            'reject_unauth_destination\n',
        },
        fixed: {
          'main.cf': 'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination\n',
        },
      },
      {
        version: '2.9',
        files: {
          'main.cf':
            'smtpd_recipient_restrictions = permit_mynetworks, permit_mx_backup, ' +
            'reject_unauth_destination\n',
        },
        fixed: {
          'main.cf':
            'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'permit_mx_backup_networks = 192.0.2.0/24\n' +
            'smtpd_relay_restrictions = permit_mynetworks, permit_mx_backup, ' +
            'reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf':
            'relay_domains = example.net\n' +
            'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination, ' +
            'permit_mx_backup\n',
        },
      },
    ],
  },
});
