import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/submission-tls-not-required',
  title: 'The submission service takes mail without TLS',
  appliesTo: { service: ['submission'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { tls: ['off', 'opportunistic'] },
      { reachable: 'from-other-hosts' },
      {
        not: {
          all: [
            { setting: 'smtpd_tls_auth_only', is: 'yes' },
            {
              any: [
                { tls: ['opportunistic'] },
                {
                  all: [
                    { restrictions: ['smtpd_client_restrictions'], haveWorking: ['reject'] },
                    {
                      not: {
                        setting: 'smtpd_client_restrictions',
                        listsOneOf: ['permit_mynetworks'],
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
                        listsOneOf: ['permit_mynetworks'],
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
                        listsOneOf: ['permit_mynetworks'],
                      },
                    },
                  ],
                },
              ],
            },
          ],
        },
      },
    ],
  },
  severity: { interop: 'warning', standard: 'error', strict: 'error' },
  message:
    '{{service}} does not demand TLS, for smtpd_tls_security_level is not "encrypt" there: what a ' +
    'mail program sends without STARTTLS can be read and changed on the way',
  fixes: [
    {
      when: { certificate: 'configured' },
      safety: 'unsafe',
      description: 'demand TLS there; whoever sends without it must switch it on',
      operations: [{ override: 'smtpd_tls_security_level', set: 'encrypt' }],
    },
  ],
  byHand:
    'configure a certificate (smtpd_tls_chain_files), then add ' +
    '"-o smtpd_tls_security_level=encrypt" to the service',
  why: `Port 587 is for users, who log in and hand over what they write. With the level "may" the choice
is theirs: a mail program that is not told to use TLS sends its message, and often its password, in
clear text, and nobody notices. A program that uses TLS "if available" is no better off against
someone who sits on the way and takes STARTTLS out of the answer to EHLO. With "encrypt" the server
answers MAIL, RCPT and AUTH with 530 until TLS has begun, so that a program without TLS fails at once,
while it is being set up.

"encrypt" belongs to this service alone: on port 25 it would bounce mail of other servers. It implies
smtpd_tls_auth_only, and it goes by the smtpd_tls_mandatory_* lists. Without a certificate it would
lock everybody out, for then STARTTLS is answered with 454; hence no fix in that case.

The fix is unsafe, since it turns away whoever sends without TLS today: an old printer in your own
network, say. Ignore the rule where the port is open to such machines only.

Where AUTH is kept inside TLS (smtpd_tls_auth_only = yes) no password crosses the net in the clear;
that case is left to submission-tls-only-for-login, and to submission-clear-without-login where some
clients need not log in.`,
  references: [
    { postconf: 'smtpd_tls_security_level' },
    { postconf: 'smtpd_tls_auth_only' },
    { rfc: 8314, section: '3.3' },
    { rfc: 3207, section: '4' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submission inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n',
        },
        fixed: {
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_sasl_auth_enable=yes\n' +
            '  -o smtpd_tls_security_level=encrypt\n',
        },
      },
      {
        profile: 'strict',
        files: {
          'main.cf':
            'smtpd_tls_security_level = encrypt\n' +
            'smtpd_tls_mandatory_protocols = >=TLSv1.2\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=none\n',
        },
        fixed: {
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_auth_only = yes\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
    ],
    good: [
      // Passwords are safe there: submission-clear-without-login speaks of the rest.
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            '587 inet n - n - - smtpd\n' +
            '    -o smtpd_sasl_auth_enable=yes\n' +
            '    -o smtpd_client_restrictions=permit_mynetworks,permit_sasl_authenticated,reject\n',
        },
      },
      // The program dies at its options: nothing is taken there, with TLS or without.
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submission inet n - n - - smtpd\n  -o smtpd_sasl_type = dovecot\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_enforce_tls=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            '#submission inet n - n - - smtpd\n#  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_auth_only = yes\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_sasl_auth_enable=yes\n' +
            '  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\n',
          'master.cf': '127.0.0.1:587 inet n - n - - smtpd\n',
        },
      },
      {
        fragment: true,
        files: {
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
    ],
  },
});
