import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/submission-clear-without-login',
  title: 'The submission service takes mail without TLS from clients that need not log in',
  appliesTo: { service: ['submission'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { tls: ['opportunistic'] },
      { setting: 'smtpd_tls_auth_only', is: 'yes' },
      { reachable: 'from-other-hosts' },
      {
        not: {
          any: [
            {
              all: [
                { restrictions: ['smtpd_client_restrictions'], haveWorking: ['reject'] },
                {
                  not: { setting: 'smtpd_client_restrictions', listsOneOf: ['permit_mynetworks'] },
                },
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
                  not: {
                    setting: 'smtpd_recipient_restrictions',
                    listsOneOf: ['permit_mynetworks'],
                  },
                },
              ],
            },
          ],
        },
      },
    ],
  },
  severity: { interop: 'info', standard: 'warning', strict: 'error' },
  message:
    '{{service}} takes logins only in TLS, but does not demand TLS: from clients that need not log ' +
    'in, such as those in mynetworks, it takes mail in clear text',
  fixes: [
    {
      when: { certificate: 'configured' },
      safety: 'unsafe',
      description: 'demand TLS there; whoever sends without it must switch it on',
      operations: [{ override: 'smtpd_tls_security_level', set: 'encrypt' }],
    },
  ],
  byHand:
    'give the service a certificate, then add "-o smtpd_tls_security_level=encrypt" to it, or let ' +
    'nobody send there without a login (-o smtpd_client_restrictions=permit_sasl_authenticated,reject)',
  why: `smtpd_tls_auth_only = yes keeps AUTH inside TLS, so that no password crosses the net in the clear.
The rest of the dialogue is not protected by it. Where no list ends in reject for those who have not
logged in, clients in mynetworks may send anywhere, and everyone to the own domains, with or without
TLS: what they send can be read and changed on the way, and a mail program that takes TLS "if
available" does not notice when someone takes STARTTLS out of the answer to EHLO.

"encrypt" belongs to this service alone: on port 25 it would bounce mail of other servers. The fix is
unsafe, since it turns away whoever sends without TLS today: an old printer in your own network, say.`,
  references: [
    { postconf: 'smtpd_tls_security_level' },
    { postconf: 'smtpd_tls_auth_only' },
    { rfc: 8314, section: '3.3' },
    { rfc: 3207, section: '4.3' },
  ],
  examples: {
    bad: [
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
        fixed: {
          'master.cf':
            '587 inet n - n - - smtpd\n' +
            '    -o smtpd_sasl_auth_enable=yes\n' +
            '    -o smtpd_client_restrictions=permit_mynetworks,permit_sasl_authenticated,reject\n' +
            '    -o smtpd_tls_security_level=encrypt\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_auth_only = yes\nsmtpd_sasl_auth_enable = yes\n',
          'master.cf': 'submission inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
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
          'main.cf':
            'smtpd_tls_security_level = encrypt\nsmtpd_tls_auth_only = yes\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'submission inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_auth_only = yes\n',
          'master.cf': '127.0.0.1:587 inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
