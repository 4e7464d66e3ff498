import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/rbl-dead-list',
  title: 'A DNS block list that was closed',
  appliesTo: { fact: 'dns-list' },
  when: { not: { datum: 'closed', oneOf: [''] } },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} asks {{zone}}, a block list closed since {{closed}}: it stops no spam, delays mail, ' +
    'and can come to refuse all of it',
  fixes: [
    {
      safety: 'safe',
      description: 'take it out',
      operations: [{ deletePlace: 'removal' }],
    },
  ],
  why: `A closed list has no data any more. At best it answers each question with "not listed". If its name
servers are gone, every message waits until the question times out. And the domain can fall to someone
else: since January 2024 njabl.org, closed in 2013, answers every question with an address. For Postfix
that means "listed", and servers that still asked it refused all their mail. Others, such as AHBL, listed
the whole Internet on purpose so that people would notice.

The table of closed lists is dated; it was last looked over in November 2026. If you run a mirror of
your own under such a name, suppress the finding.`,
  references: [
    { postconf: 'smtpd_client_restrictions' },
    {
      url: 'https://heise.de/-10248714',
      title: 'Spam filter: DNS blacklist Nixspam ceases operation',
    },
    {
      url: 'https://en.wikipedia.org/wiki/Not_Just_Another_Bogus_List',
      title: 'Not Just Another Bogus List',
    },
  ],
  silences: ['postfix/rbl-public-resolver'],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_recipient_restrictions = reject_unauth_destination, ' +
            'reject_rbl_client dnsbl.sorbs.net, reject_unknown_sender_domain\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_recipient_restrictions = reject_unauth_destination, ' +
            'reject_unknown_sender_domain\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'postscreen_dnsbl_sites = zen.example.org*3, ix.dnsbl.manitu.net*2\n',
          'master.cf': 'smtp inet n - n - 1 postscreen\nsmtpd pass - - n - - smtpd\n',
        },
        fixed: {
          'main.cf': 'compatibility_level = 3.6\npostscreen_dnsbl_sites = zen.example.org*3\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            '  -o smtpd_client_restrictions=reject_rbl_client,dnsbl.njabl.org,permit\n',
        },
        fixed: {
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_client_restrictions=permit\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_recipient_restrictions = reject_unauth_destination, ' +
            'reject_rbl_client bl.spamcop.net, check_client_access hash:/etc/postfix/sorbs.net\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\npostscreen_dnsbl_sites = dnsbl.sorbs.net\n' +
            'smtpd_client_restrictions = permit_mynetworks\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
