import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/submission-inherits-rbl',
  title: 'Users are refused by checks that are meant for other mail servers',
  appliesTo: { service: ['submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_sasl_auth_enable', is: 'yes' },
      {
        restrictions: [
          'smtpd_client_restrictions',
          'smtpd_helo_restrictions',
          'smtpd_sender_restrictions',
          'smtpd_relay_restrictions',
          'smtpd_recipient_restrictions',
        ],
        haveWorking: [
          'reject_rbl_client',
          'reject_rbl',
          'reject_unknown_client_hostname',
          'reject_unknown_client',
          'reject_unknown_reverse_client_hostname',
          'reject_non_fqdn_helo_hostname',
          'reject_non_fqdn_hostname',
          'reject_unknown_helo_hostname',
          'reject_unknown_hostname',
        ],
        before: ['permit_sasl_authenticated', 'permit', 'reject', 'defer'],
      },
      { reachable: 'from-other-hosts' },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{service}} checks block lists, host names or HELO before permit_sasl_authenticated: users at ' +
    'home and on the road are refused though they can log in',
  fixes: [
    {
      when: {
        restrictions: ['smtpd_client_restrictions'],
        haveWorking: [
          'reject_rbl_client',
          'reject_rbl',
          'reject_unknown_client_hostname',
          'reject_unknown_client',
          'reject_unknown_reverse_client_hostname',
          'reject_non_fqdn_helo_hostname',
          'reject_non_fqdn_hostname',
          'reject_unknown_helo_hostname',
          'reject_unknown_hostname',
        ],
        before: ['permit_sasl_authenticated', 'permit', 'reject', 'defer'],
      },
      safety: 'unsafe',
      description:
        'ask nothing of the kind there: smtpd_client_restrictions is for other mail servers',
      operations: [{ override: 'smtpd_client_restrictions', set: '' }],
    },
    {
      when: {
        restrictions: ['smtpd_helo_restrictions'],
        haveWorking: [
          'reject_rbl_client',
          'reject_rbl',
          'reject_unknown_client_hostname',
          'reject_unknown_client',
          'reject_unknown_reverse_client_hostname',
          'reject_non_fqdn_helo_hostname',
          'reject_non_fqdn_hostname',
          'reject_unknown_helo_hostname',
          'reject_unknown_hostname',
        ],
        before: ['permit_sasl_authenticated', 'permit', 'reject', 'defer'],
      },
      safety: 'unsafe',
      description:
        'ask nothing of the kind there: smtpd_helo_restrictions is for other mail servers',
      operations: [{ override: 'smtpd_helo_restrictions', set: '' }],
    },
    {
      when: {
        restrictions: ['smtpd_sender_restrictions'],
        haveWorking: [
          'reject_rbl_client',
          'reject_rbl',
          'reject_unknown_client_hostname',
          'reject_unknown_client',
          'reject_unknown_reverse_client_hostname',
          'reject_non_fqdn_helo_hostname',
          'reject_non_fqdn_hostname',
          'reject_unknown_helo_hostname',
          'reject_unknown_hostname',
        ],
        before: ['permit_sasl_authenticated', 'permit', 'reject', 'defer'],
      },
      safety: 'unsafe',
      description:
        'ask nothing of the kind there: smtpd_sender_restrictions is for other mail servers',
      operations: [{ override: 'smtpd_sender_restrictions', set: '' }],
    },
  ],
  byHand:
    'put permit_sasl_authenticated in front of these checks, or give the service lists of its own, ' +
    'such as "-o smtpd_recipient_restrictions=permit_sasl_authenticated,reject"',
  why: `Addresses of homes, hotels and telephones are on block lists on purpose (the PBL in zen.spamhaus.org,
for one): no mail server has any business there. They often have no host name either, and mail programs
say "EHLO [192.168.1.5]" or the name of the laptop. On port 25 these are good signs of spam. On the
submission port they hit your own users, whose login comes too late to help: each list is asked on its
own, and permit_sasl_authenticated in one list, or behind the check, does not protect from it.

The stock master.cf therefore sets lists of their own for these services. The fix empties the lists for
client, HELO and sender there. It counts as unsafe, as it takes checks away; relaying is decided by
smtpd_relay_restrictions as before.`,
  references: [
    { postconf: 'smtpd_client_restrictions' },
    { postconf: 'smtpd_helo_restrictions' },
    { man: 'master', section: 5 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_client_restrictions = permit_mynetworks, reject_rbl_client bl.example.org\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_sasl_auth_enable=yes\n' +
            '  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject\n',
        },
        fixed: {
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_sasl_auth_enable=yes\n' +
            '  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject\n' +
            '  -o smtpd_client_restrictions=\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_recipient_restrictions = reject_non_fqdn_helo_hostname, ' +
            'permit_sasl_authenticated, reject_unauth_destination\n',
          'master.cf':
            'submissions inet n - n - - smtpd\n' +
            '  -o smtpd_tls_wrappermode=yes\n  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_client_restrictions = permit_sasl_authenticated, reject_rbl_client bl.example.org\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_client_restrictions = permit_mynetworks, reject_rbl_client bl.example.org\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_sasl_auth_enable=yes\n' +
            '  -o smtpd_client_restrictions=permit_sasl_authenticated,reject\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_client_restrictions = warn_if_reject reject_rbl_client bl.example.org\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
    ],
  },
});
