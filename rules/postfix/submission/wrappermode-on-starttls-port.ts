import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/wrappermode-on-starttls-port',
  title: 'A port for STARTTLS expects TLS from the first byte',
  appliesTo: { service: ['mx', 'submission'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { tls: ['wrapped'] },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_tls_wrappermode'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = {{value}} on {{service}}: smtpd waits in silence for a TLS handshake, clients ' +
    'wait for a greeting, and no mail comes in',
  fixes: [
    {
      when: {
        all: [
          { setting: 'smtpd_tls_wrappermode', setIn: 'master.cf' },
          { setting: 'smtpd_sasl_auth_enable', is: 'no' },
        ],
      },
      safety: 'safe',
      description: 'take it out of this service',
      operations: [{ setting: 'smtpd_tls_wrappermode', unset: true }],
    },
    {
      when: {
        all: [
          { setting: 'smtpd_tls_wrappermode', setIn: 'master.cf' },
          {
            any: [
              { setting: 'smtpd_tls_auth_only', is: 'yes' },
              { setting: 'smtpd_tls_security_level', isOneOf: ['encrypt'] },
            ],
          },
        ],
      },
      safety: 'unsafe',
      description:
        'take it out of this service; users who have set their programs to it must change',
      operations: [{ setting: 'smtpd_tls_wrappermode', unset: true }],
    },
  ],
  byHand:
    'set it by "-o smtpd_tls_wrappermode=yes" for the service on port 465 and nowhere else; see ' +
    'that users cannot log in without TLS on this one then',
  why: `In wrapper mode smtpd says nothing until the client has made a TLS handshake. That is what port
465 is for. On port 25 and on port 587 a client waits for "220" in clear text and starts TLS later,
with STARTTLS. Both sides wait, until one gives up: no other mail server can deliver to port 25, and
no mail program that is set to STARTTLS can send by 587. The log shows "SSL_accept error" and "lost
connection after CONNECT".

Mostly smtpd_tls_wrappermode = yes stands in main.cf, where it was meant for port 465 and hits every
smtpd. It belongs into master.cf, by -o, to the service on port 465.

The fix takes a -o out. It is safe where nobody can log in: other servers never begin with TLS. Where
users can, some may have found out that "SSL/TLS" on port 587 does work here, hence it counts as
unsafe, and it is offered only if the service does not let them log in without TLS afterwards.`,
  references: [{ postconf: 'smtpd_tls_wrappermode' }, { rfc: 8314, section: '3.3' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
        fixed: { 'master.cf': 'smtp inet n - n - - smtpd\n' },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_wrappermode=yes\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_sasl_auth_enable=yes\n',
        },
        fixed: {
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_wrappermode=yes\n  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
      {
        profile: 'interop',
        files: {
          'main.cf': 'smtpd_tls_wrappermode = yes\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'smtp inet n - n - - smtpd\nsmtps inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_wrappermode = yes\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=no\n' +
            'smtps inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': '2465 inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
      },
    ],
  },
});
