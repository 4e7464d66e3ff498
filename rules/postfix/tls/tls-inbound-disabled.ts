import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-inbound-disabled',
  title: 'Port 25 offers no STARTTLS',
  appliesTo: { service: ['mx'] },
  when: {
    all: [
      { tls: ['off'] },
      { setting: 'smtpd_tls_security_level', isOneOf: ['', 'none'] },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_tls_security_level'],
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{service}} offers no STARTTLS ({{setting}} is "{{value}}"): all mail comes in readable on the ' +
    'way, and senders that insist on TLS do not deliver',
  fixes: [
    {
      when: { certificate: 'configured' },
      safety: 'unsafe',
      description: 'offer STARTTLS, and take mail without it too',
      operations: [{ setting: 'smtpd_tls_security_level', set: 'may' }],
    },
  ],
  byHand:
    'get a certificate, put its key and chain into one file, name that file in ' +
    'smtpd_tls_chain_files (smtpd_tls_cert_file before Postfix 3.4), then set ' +
    'smtpd_tls_security_level = may',
  why: `Without a security level smtpd offers no TLS at all: EHLO does not list STARTTLS, and the command
is answered with 502. That is the default of Postfix. The level "none" says the same and also
outweighs an old smtpd_use_tls = yes beside it.

Mail then crosses the net as clear text. Most large providers encrypt what they send wherever the
other side offers it; some senders have rules that demand it and bounce the mail otherwise. A
certificate that nobody can verify is enough to begin with, for on port 25 most senders do not check
it. What counts is that Postfix can load it: with a broken one it still offers STARTTLS and then
refuses it, which is worse than to stay silent. Hence the fix counts as unsafe, and it is offered
only where a certificate is configured already.

Ignore this on a host that takes mail only from machines of its own, such as a relay inside a
trusted net. A service on a loopback address, or a server with inet_interfaces = loopback-only, is
not reported.`,
  references: [
    { postconf: 'smtpd_tls_security_level' },
    { postconf: 'smtpd_use_tls' },
    { rfc: 7435, section: '3' },
  ],
  examples: {
    bad: [
      { files: { 'main.cf': 'myhostname = mx.example.org\n' } },
      {
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_security_level = none\n' +
            'smtpd_use_tls = yes\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_security_level = may\n' +
            'smtpd_use_tls = yes\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' + 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_tls_security_level=none\n',
        },
        fixed: {
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_tls_security_level=may\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_use_tls = yes\nsmtpd_tls_cert_file = /etc/postfix/mx.pem\n',
        },
      },
      { files: { 'main.cf': 'inet_interfaces = loopback-only\n' } },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' + 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            '127.0.0.1:10025 inet n - n - - smtpd\n  -o smtpd_tls_security_level=none\n',
        },
      },
      { fragment: true, files: { 'main.cf': 'myhostname = mx.example.org\n' } },
    ],
  },
});
