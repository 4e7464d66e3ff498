import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/submission-relay-policy',
  title: 'Strangers can drop mail for local users at the submission port',
  appliesTo: { service: ['submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_sasl_auth_enable', is: 'yes' },
      { admits: 'strangers' },
      { not: { relays: 'for-strangers' } },
      { reachable: 'from-other-hosts' },
    ],
  },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    '{{service}} takes mail for the own domains from clients that have not logged in: spam can get ' +
    'in there past the checks of port 25',
  fixes: [
    {
      versions: '>=2.10',
      safety: 'unsafe',
      description: 'serve only the own networks and users who have logged in',
      operations: [
        {
          override: 'smtpd_relay_restrictions',
          set: 'permit_mynetworks,permit_sasl_authenticated,reject',
        },
      ],
    },
  ],
  byHand:
    'end a list of the service with reject: ' +
    '"-o smtpd_relay_restrictions=permit_sasl_authenticated,reject" (before Postfix 2.10 ' +
    'smtpd_recipient_restrictions)',
  why: `A submission service that inherits the lists of main.cf treats a client that has not logged in like
another mail server: mail for the own domains is taken. Block lists, postscreen and greylisting mostly
guard port 25 alone, so that a spammer who knows of the port walks around them. RFC 6409 wants a
submission server to ask for a login. The stock master.cf ends the list of these services with "reject".

The fix is unsafe: a machine outside mynetworks that delivers to local users there without a login is
refused afterwards.`,
  references: [
    { postconf: 'smtpd_relay_restrictions' },
    { rfc: 6409, section: '4.3' },
    { man: 'master', section: 5 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n  -o smtpd_sasl_auth_enable=yes\n',
        },
        fixed: {
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n  -o smtpd_sasl_auth_enable=yes\n' +
            '  -o smtpd_relay_restrictions=permit_mynetworks,permit_sasl_authenticated,reject\n',
        },
      },
      {
        version: '2.9',
        profile: 'strict',
        files: {
          'main.cf':
            'smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated, ' +
            'reject_unauth_destination\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_sasl_auth_enable=yes\n' +
            '  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.0/8\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_sasl_auth_enable=yes\n' +
            '  -o smtpd_client_restrictions=permit_mynetworks,permit_sasl_authenticated,reject\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_relay_restrictions = permit_mynetworks, ' +
            'check_client_access hash:/etc/postfix/clients, reject_unauth_destination\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
    ],
  },
});
