import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/rbl-public-resolver',
  title: 'An error code of Spamhaus counts as a listing',
  appliesTo: { fact: 'dns-list' },
  versions: '>=2.8',
  when: { datum: 'replies', oneOf: ['all-count'] },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{setting}} takes every reply of {{zone}} for a listing, also its error codes: asked through a ' +
    'public resolver, or too often, it makes Postfix refuse all mail',
  fixes: [
    {
      safety: 'safe',
      description: 'count only those replies of Spamhaus that mean a listing',
      operations: [{ replacePlace: 'zone', with: '{{filtered}}' }],
    },
  ],
  why: `Spamhaus answers 127.0.0.2 to 127.0.0.11 (127.0.1.x for domains) for what is listed. Since 2021 it also
has error codes: 127.255.255.252 for a misspelt zone, 127.255.255.254 for a question through a public
resolver such as 8.8.8.8, 127.255.255.255 for too many questions. For Postfix each reply is a listing,
unless a filter says which ones count. The day somebody puts a public resolver into /etc/resolv.conf,
or a provider does so by DHCP, every sender is "blocked using zen.spamhaus.org".

The filter of the fix holds the documented codes. Mail that comes in today comes in with it too, and
what is really listed is refused as before.`,
  references: [
    { postconf: 'smtpd_client_restrictions' },
    { postconf: 'postscreen_dnsbl_sites' },
    {
      url: 'https://blog.nuvotex.de/spamhaus-rbl-codes/',
      title: 'Spamhaus is adjusting its RBL return codes',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_client_restrictions = permit_mynetworks, reject_rbl_client zen.spamhaus.org\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_client_restrictions = permit_mynetworks, ' +
            'reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'postscreen_dnsbl_sites = zen.spamhaus.org*3 bl.example.org\n',
          'master.cf': 'smtp inet n - n - 1 postscreen\nsmtpd pass - - n - - smtpd\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'postscreen_dnsbl_sites = zen.spamhaus.org=127.0.0.[2..11]*3 bl.example.org\n',
        },
      },
      {
        // One resolver, and one finding, however many lists are asked and in how many places.
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_helo_restrictions = permit_mynetworks, reject_rbl_client xbl.spamhaus.org\n' +
            'smtpd_client_restrictions = permit_mynetworks, ' +
            'reject_rbl_client xbl.spamhaus.org, reject_rhsbl_sender dbl.spamhaus.org\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_helo_restrictions = permit_mynetworks, ' +
            'reject_rbl_client xbl.spamhaus.org=127.0.0.[4..7]\n' +
            'smtpd_client_restrictions = permit_mynetworks, ' +
            'reject_rbl_client xbl.spamhaus.org=127.0.0.[4..7], ' +
            'reject_rhsbl_sender dbl.spamhaus.org=127.0.1.[2..106]\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_client_restrictions = permit_mynetworks, ' +
            'reject_rbl_client zen.spamhaus.org=127.0.0.[2..11], reject_rbl_client bl.spamcop.net\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_client_restrictions = permit_mynetworks, ' +
            'reject_rbl_client 0123456789abcdef.zen.dq.spamhaus.net\n',
        },
      },
    ],
  },
});
