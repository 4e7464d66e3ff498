import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/submission-tls-only-for-login',
  title: 'The submission service demands TLS for login only',
  appliesTo: { service: ['submission'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { tls: ['opportunistic'] },
      { setting: 'smtpd_tls_auth_only', is: 'yes' },
      {
        any: [
          {
            all: [
              { restrictions: ['smtpd_client_restrictions'], haveWorking: ['reject'] },
              { not: { setting: 'smtpd_client_restrictions', listsOneOf: ['permit_mynetworks'] } },
            ],
          },
          {
            all: [
              { restrictions: ['smtpd_relay_restrictions'], haveWorking: ['reject'] },
              { not: { setting: 'smtpd_relay_restrictions', listsOneOf: ['permit_mynetworks'] } },
            ],
          },
          {
            all: [
              { restrictions: ['smtpd_recipient_restrictions'], haveWorking: ['reject'] },
              {
                not: { setting: 'smtpd_recipient_restrictions', listsOneOf: ['permit_mynetworks'] },
              },
            ],
          },
        ],
      },
      { reachable: 'from-other-hosts' },
    ],
  },
  severity: { interop: 'info', standard: 'info', strict: 'warning' },
  message:
    '{{service}} admits only users who have logged in, and takes logins only in TLS, but does not ' +
    'demand TLS: a mail program that is content without it can be led astray by someone on the way',
  fixes: [
    {
      when: {
        all: [
          { certificate: 'configured' },
          { setting: 'smtpd_tls_protocols', lowestProtocol: ['TLSv1.2', 'TLSv1.3'] },
          { setting: 'smtpd_tls_mandatory_protocols', lowestProtocol: ['TLSv1.2'] },
          { setting: 'smtpd_tls_mandatory_protocols', highestProtocol: ['TLSv1.3'] },
          { setting: 'smtpd_tls_mandatory_ciphers', is: 'unset' },
          { setting: 'smtpd_tls_mandatory_exclude_ciphers', is: 'unset' },
          {
            any: [
              {
                all: [
                  { restrictions: ['smtpd_client_restrictions'], haveWorking: ['reject'] },
                  {
                    not: {
                      setting: 'smtpd_client_restrictions',
                      listsOneOf: [
                        'permit_mynetworks',
                        'permit_auth_destination',
                        'permit_inet_interfaces',
                        'check_client_access',
                        'check_helo_access',
                        'check_sender_access',
                        'check_recipient_access',
                        'check_policy_service',
                      ],
                    },
                  },
                ],
              },
              {
                all: [
                  { restrictions: ['smtpd_relay_restrictions'], haveWorking: ['reject'] },
                  {
                    not: {
                      setting: 'smtpd_relay_restrictions',
                      listsOneOf: [
                        'permit_mynetworks',
                        'permit_auth_destination',
                        'permit_inet_interfaces',
                        'check_client_access',
                        'check_helo_access',
                        'check_sender_access',
                        'check_recipient_access',
                        'check_policy_service',
                      ],
                    },
                  },
                ],
              },
              {
                all: [
                  { restrictions: ['smtpd_recipient_restrictions'], haveWorking: ['reject'] },
                  {
                    not: {
                      setting: 'smtpd_recipient_restrictions',
                      listsOneOf: [
                        'permit_mynetworks',
                        'permit_auth_destination',
                        'permit_inet_interfaces',
                        'check_client_access',
                        'check_helo_access',
                        'check_sender_access',
                        'check_recipient_access',
                        'check_policy_service',
                      ],
                    },
                  },
                ],
              },
            ],
          },
        ],
      },
      safety: { interop: 'unsafe', standard: 'safe', strict: 'safe' },
      description: 'demand TLS there; nobody can send without it today either',
      operations: [{ override: 'smtpd_tls_security_level', set: 'encrypt' }],
    },
  ],
  byHand:
    'set a floor of TLSv1.2 in smtpd_tls_mandatory_protocols, then add ' +
    '"-o smtpd_tls_security_level=encrypt" to the service',
  why: `With smtpd_tls_auth_only = yes the server neither offers nor takes AUTH outside TLS, and a list
such as "permit_sasl_authenticated, reject" takes mail from nobody who has not logged in. So no message
comes in as clear text. What is missing is a clear word to the client: with the level "encrypt" it gets
530 "Must issue a STARTTLS command first" and stops. With "may" it sees a server without AUTH, and may
go on. Someone on the way who hides STARTTLS and offers AUTH in the name of the server gets the
password of a program that is content without TLS. No setting of the server helps a program that does
not insist on TLS, but "encrypt" makes such programs fail on the first day.

The level "encrypt" goes by smtpd_tls_mandatory_protocols and its sisters for ciphers, while "may" goes
by smtpd_tls_protocols. The fix is offered where that excludes nobody: both lists begin at TLS 1.2, and
no cipher setting is stricter.`,
  references: [
    { postconf: 'smtpd_tls_security_level' },
    { postconf: 'smtpd_tls_auth_only' },
    { postconf: 'smtpd_tls_mandatory_protocols' },
    { rfc: 8314, section: '3.3' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n' +
            'smtpd_tls_mandatory_protocols = >=TLSv1.2\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            '587 inet n - n - - smtpd\n' +
            '    -o smtpd_sasl_auth_enable=yes\n' +
            '    -o smtpd_relay_restrictions=permit_sasl_authenticated,reject\n',
        },
        fixed: {
          'master.cf':
            '587 inet n - n - - smtpd\n' +
            '    -o smtpd_sasl_auth_enable=yes\n' +
            '    -o smtpd_relay_restrictions=permit_sasl_authenticated,reject\n' +
            '    -o smtpd_tls_security_level=encrypt\n',
        },
      },
      {
        profile: 'strict',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_sasl_auth_enable=yes\n' +
            '  -o { smtpd_recipient_restrictions = permit_sasl_authenticated, reject }\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_auth_only = yes\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            '  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject\n',
        },
      },
    ],
  },
});
