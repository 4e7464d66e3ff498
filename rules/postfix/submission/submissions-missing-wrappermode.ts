import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/submissions-missing-wrappermode',
  title: 'Port 465 does not begin with TLS',
  appliesTo: { service: ['submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_tls_wrappermode', is: 'no' },
      { setting: 'smtpd_upstream_proxy_protocol', is: 'empty' },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_tls_wrappermode'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} is "{{value}}" on {{service}}: mail programs begin with TLS on port 465, meet a ' +
    'greeting in clear text instead, and cannot send',
  fixes: [
    {
      when: { certificate: 'configured' },
      safety: 'unsafe',
      description:
        'begin with TLS there; programs set to STARTTLS on port 465 must be switched over',
      operations: [{ override: 'smtpd_tls_wrappermode', set: 'yes' }],
    },
  ],
  byHand:
    'configure a certificate (smtpd_tls_chain_files), then add "-o smtpd_tls_wrappermode=yes" to ' +
    'the service',
  why: `Port 465 is registered for submission with TLS from the first byte. A mail program that is set to
"SSL/TLS" opens the connection and speaks first, with a TLS handshake. An smtpd without wrapper mode
sends "220 ... ESMTP" in clear text. The program takes that for a broken handshake ("wrong version
number") and hangs up; the log of the server shows "lost connection after CONNECT".

In wrapper mode TLS is always demanded, and smtpd_tls_security_level is not looked at. A certificate
must be there: without one every connection is dropped.

A program that someone has set to STARTTLS on port 465, to make it work, does work today and will not
when this is repaired, which makes the fix unsafe. Such a setting is an oddity, but the log tells:
"lost connection after CONNECT" from those who cannot get in, sasl_username= from those who do.

Nothing is said where smtpd_upstream_proxy_protocol is set, or on a loopback address: a proxy in front
may take care of the TLS. If yours does so without that protocol, ignore this.`,
  references: [
    { postconf: 'smtpd_tls_wrappermode' },
    { postconf: 'smtpd_upstream_proxy_protocol' },
    { rfc: 8314, section: '3.3' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'submissions inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n',
        },
        fixed: {
          'master.cf':
            'submissions inet n - n - - smtpd\n' +
            '  -o smtpd_sasl_auth_enable=yes\n  -o smtpd_tls_wrappermode=yes\n',
        },
      },
      {
        profile: 'interop',
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'smtps inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=no\n',
        },
        fixed: {
          'master.cf': 'smtps inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': '465 inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_wrappermode = yes\n',
          'master.cf': 'smtps inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': '465 inet n - n - - smtpd\n  -o smtpd_upstream_proxy_protocol=haproxy\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': '127.0.0.1:465 inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': '2465 inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
