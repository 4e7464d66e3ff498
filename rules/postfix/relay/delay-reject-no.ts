import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/delay-reject-no',
  title: 'Logins come too late for a restriction list that waits for them',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_delay_reject', is: 'no' },
      { setting: 'smtpd_sasl_auth_enable', is: 'yes' },
      {
        any: [
          {
            all: [
              {
                restrictions: ['smtpd_client_restrictions'],
                haveWorking: ['permit_sasl_authenticated'],
              },
              {
                restrictions: ['smtpd_client_restrictions'],
                haveWorking: [
                  'reject',
                  'defer',
                  'reject_rbl_client',
                  'reject_unknown_client_hostname',
                  'reject_unknown_client',
                  'reject_unknown_reverse_client_hostname',
                  'reject_non_fqdn_helo_hostname',
                  'reject_non_fqdn_hostname',
                  'reject_unknown_helo_hostname',
                  'reject_unknown_hostname',
                ],
              },
            ],
          },
          {
            all: [
              {
                restrictions: ['smtpd_helo_restrictions'],
                haveWorking: ['permit_sasl_authenticated'],
              },
              {
                restrictions: ['smtpd_helo_restrictions'],
                haveWorking: [
                  'reject',
                  'defer',
                  'reject_rbl_client',
                  'reject_unknown_client_hostname',
                  'reject_unknown_client',
                  'reject_unknown_reverse_client_hostname',
                  'reject_non_fqdn_helo_hostname',
                  'reject_non_fqdn_hostname',
                  'reject_unknown_helo_hostname',
                  'reject_unknown_hostname',
                ],
              },
            ],
          },
        ],
      },
    ],
  },
  settings: ['smtpd_delay_reject'],
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = {{value}}: smtpd asks the client and HELO lists of {{service}} before anyone can ' +
    'log in, so that permit_sasl_authenticated in them never lets a user pass',
  fixes: [
    {
      safety: 'unsafe',
      description: 'wait for the recipient before the lists are asked, as by default',
      operations: [{ setting: 'smtpd_delay_reject', unset: true }],
    },
  ],
  byHand: 'take smtpd_delay_reject out, or permit_sasl_authenticated out of these lists',
  why: `By default smtpd asks smtpd_client_restrictions and smtpd_helo_restrictions when the first recipient is
named. By then a user has logged in. With smtpd_delay_reject = no it asks the first one as soon as the
client connects and the second one at EHLO, before AUTH. permit_sasl_authenticated is passed over then,
and what stands behind it hits the users: "permit_sasl_authenticated, reject" refuses everybody with
"Client host rejected" (so a real smtpd did), and a block list refuses users with dynamic addresses.

Rejections are logged without sender and recipient as well, so that nobody can tell whose mail it was.`,
  references: [
    { postconf: 'smtpd_delay_reject' },
    {
      url: 'https://www.postfix.org/SMTPD_ACCESS_README.html',
      title: 'Postfix SMTP relay and access control',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_delay_reject = no\n' +
            'smtpd_client_restrictions = permit_sasl_authenticated, ' +
            'reject_rbl_client bl.example.org\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_client_restrictions = permit_sasl_authenticated, ' +
            'reject_rbl_client bl.example.org\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_delay_reject = no\n' +
            'smtpd_client_restrictions = permit_mynetworks, reject_rbl_client bl.example.org\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_delay_reject = no\n' +
            'smtpd_sender_restrictions = permit_sasl_authenticated, reject_unknown_sender_domain\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_delay_reject = yes\n' +
            'smtpd_client_restrictions = permit_sasl_authenticated, ' +
            'reject_rbl_client bl.example.org\n',
        },
      },
    ],
  },
});
