import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/submission-sasl-disabled',
  title: 'Nobody can log in on the submission port',
  appliesTo: { service: ['submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_sasl_auth_enable', is: 'no' },
      {
        not: {
          restrictions: [
            'smtpd_client_restrictions',
            'smtpd_relay_restrictions',
            'smtpd_recipient_restrictions',
          ],
          haveWorking: [
            'permit_tls_clientcerts',
            'permit_tls_all_clientcerts',
            'check_ccert_access',
          ],
        },
      },
      {
        not: {
          all: [
            {
              restrictions: [
                'smtpd_client_restrictions',
                'smtpd_relay_restrictions',
                'smtpd_recipient_restrictions',
              ],
              haveWorking: ['reject'],
            },
            {
              not: {
                restrictions: [
                  'smtpd_client_restrictions',
                  'smtpd_relay_restrictions',
                  'smtpd_recipient_restrictions',
                ],
                haveWorking: ['permit_sasl_authenticated'],
              },
            },
          ],
        },
      },
      { setting: 'smtpd_upstream_proxy_protocol', is: 'empty' },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_sasl_auth_enable'],
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'smtpd_sasl_auth_enable is "{{value}}" on {{service}}: users cannot log in there, and only hosts ' +
    'in mynetworks may send',
  byHand:
    'add "-o smtpd_sasl_auth_enable=yes" to the service, once smtpd_sasl_type and smtpd_sasl_path ' +
    'name a server that knows the passwords',
  why: `Ports 587 and 465 are there for users who log in. Without smtpd_sasl_auth_enable smtpd does not
offer AUTH; a mail program says that the server does not support logins, or is refused with "Relay access
denied". Mostly the line was left out when the block in master.cf was uncommented, or it stands commented
in it.

There is no fix to apply: with SASL on and no password server behind it, smtpd ends at EHLO and serves
nobody. Nothing is said where clients are known by certificate, or where a list of the service lets
mynetworks pass, rejects all others and does not mention logins: that port is meant for own machines.`,
  references: [
    { postconf: 'smtpd_sasl_auth_enable' },
    { url: 'https://www.postfix.org/SASL_README.html', title: 'Postfix SASL Howto' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_sasl_auth_enable = yes\nsmtpd_tls_auth_only = yes\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n  -o smtpd_sasl_auth_enable=no\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_sasl_auth_enable = no\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_client_restrictions=permit_tls_clientcerts,reject\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_sasl_auth_enable = no\n',
          'master.cf': '127.0.0.1:587 inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
