import { rule } from '../../rule.ts';

/** Restrictions that can make use of the certificate of a client. */
const USES_A_CERTIFICATE = [
  'permit_tls_clientcerts',
  'permit_tls_all_clientcerts',
  'check_ccert_access',
  'check_policy_service',
];

export default rule({
  id: 'postfix/tls-ask-ccert-public',
  title: 'Port 25 asks every sender for a certificate and makes nothing of it',
  appliesTo: { service: ['mx'] },
  when: {
    all: [
      { setting: 'smtpd_tls_ask_ccert', is: 'yes' },
      { tls: ['opportunistic', 'mandatory'] },
      { reachable: 'from-other-hosts' },
      { setting: 'smtpd_restriction_classes', is: 'empty' },
      {
        not: {
          any: [
            {
              setting: 'smtpd_client_restrictions',
              listsOneOf: USES_A_CERTIFICATE,
            },
            {
              setting: 'smtpd_helo_restrictions',
              listsOneOf: USES_A_CERTIFICATE,
            },
            {
              setting: 'smtpd_sender_restrictions',
              listsOneOf: USES_A_CERTIFICATE,
            },
            {
              setting: 'smtpd_relay_restrictions',
              listsOneOf: USES_A_CERTIFICATE,
            },
            {
              setting: 'smtpd_recipient_restrictions',
              listsOneOf: USES_A_CERTIFICATE,
            },
            {
              setting: 'smtpd_data_restrictions',
              listsOneOf: USES_A_CERTIFICATE,
            },
            {
              setting: 'smtpd_end_of_data_restrictions',
              listsOneOf: USES_A_CERTIFICATE,
            },
          ],
        },
      },
    ],
  },
  settings: ['smtpd_tls_ask_ccert'],
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{setting}} = yes makes {{service}} ask each sender for a certificate, but no ' +
    'restriction looks at one',
  fixes: [
    {
      safety: 'unsafe',
      description: 'take it out',
      operations: [{ unset: true, setting: 'smtpd_tls_ask_ccert' }],
    },
  ],
  why: `The certificate of a client is of use to permit_tls_clientcerts, permit_tls_all_clientcerts,
check_ccert_access and policy services. None of them stands in the restrictions here. Without one the
answer only goes into the log and the Received header, and a few clients stumble over the question:
the manual speaks of complaints when they have no certificate, and of users who are made to choose
one. Postfix also takes the anonymous ciphers out when it asks.

Where certificates are used on submission alone, set it there with -o.`,
  references: [{ postconf: 'smtpd_tls_ask_ccert' }, { postconf: 'relay_clientcerts' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_ask_ccert = yes\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_ask_ccert = yes\nsmtpd_relay_restrictions = permit_mynetworks, permit_tls_clientcerts, reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n  -o smtpd_tls_ask_ccert=yes\n',
        },
      },
    ],
  },
});
