import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/compat-level-missing',
  title: 'compatibility_level is not set',
  appliesTo: { server: 'whole' },
  versions: '>=3.0',
  when: { setting: 'compatibility_level', is: 'unset' },
  settings: ['compatibility_level'],
  severity: { interop: 'info', standard: 'info', strict: 'warning' },
  message:
    'compatibility_level is not set: Postfix {{release}} works with the defaults of releases before 3.0, as if the host had been upgraded from one',
  fixes: [
    {
      versions: '>=3.6',
      safety: 'unsafe',
      description: 'set it to 3.6, the level of the new defaults',
      operations: [{ setting: 'compatibility_level', set: '3.6' }],
    },
    {
      safety: 'unsafe',
      description: 'set it to 2, the level of the new defaults',
      operations: [{ setting: 'compatibility_level', set: '2' }],
    },
  ],
  why: `So that an upgrade changes nothing by itself, Postfix 3.0 and later keep several old defaults until
main.cf says that the admin has looked at them. Without the setting they are: chroot for each service
that has "-" in that column of master.cf, mynetworks_style = subnet, relay_domains = $mydestination,
append_dot_mydomain = yes, smtputf8_enable = no, an empty smtpd_relay_restrictions, and from 3.6 on
smtpd_relay_before_recipient_restrictions = no and MD5 for fingerprints. The log says "using
backwards-compatible default setting" where one of them counts.

A trusted network as wide as the subnet, and a relay list that is empty, are not what one would choose
today. Write down those of the old defaults that you rely on, then set the level to 3.6 (2 before
Postfix 3.6), and reload. The fix sets the level alone, which is why it is unsafe.`,
  references: [
    { postconf: 'compatibility_level' },
    {
      url: 'https://www.postfix.org/COMPATIBILITY_README.html',
      title: 'Postfix Backwards-Compatibility Safety Net',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'myhostname = mail.example.org\ncompatibility_level = 3.6\n' },
      },
      {
        version: '3.4',
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'myhostname = mail.example.org\ncompatibility_level = 2\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\ncompatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '2.11',
        files: {
          'main.cf': 'myhostname = mail.example.org\n# no compatibility_level\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        fragment: true,
        files: { 'main.cf': 'smtpd_helo_required = yes\n# compatibility_level\n' },
      },
    ],
  },
});
