import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-no-protocols-left',
  title: 'No TLS version is left',
  appliesTo: { protocolList: ['mx', 'submission', 'submissions'] },
  when: { any: [{ protocolList: 'none-left' }, { highestProtocol: ['SSLv3'] }] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = "{{value}}" leaves no TLS version to agree on: each handshake fails, and senders ' +
    'put their mail off',
  fixes: [
    {
      safety: 'safe',
      description: "take it out, so that the release's own list counts",
      operations: [{ unset: true }],
    },
  ],
  byHand: 'take out the bounds or exclusions that contradict each other where the list is written',
  why: `Postfix reads the list without complaint and offers STARTTLS, but the handshake has nothing to
agree on. It ends with "no protocols available" in the log of Postfix and the alert "protocol
version" at the other side. A Postfix that sends puts the mail off with "Cannot start TLS: handshake
failure"; other senders do the same, or go on in clear text, or give up.

There are three ways to get there. One is to exclude every version. Another is to mix the styles:
">=TLSv1.2, TLSv1.1" admits what is at least 1.2 and at the same time nothing but 1.1. The third is
a list that names SSLv3 alone: a bare name shuts out all versions that are not named, and OpenSSL has
no SSL 3.0 any more. Most people who write "SSLv3" there meant "!SSLv3".

As no handshake succeeds today, the fix can only make things better: with the default of the release
all current versions are admitted. If you want another floor, write one bound, such as >=TLSv1.2.`,
  references: [{ postconf: 'smtpd_tls_protocols' }, { postconf: 'smtpd_tls_mandatory_protocols' }],
  silences: [
    'postfix/tls13-disabled',
    'postfix/tls12-only-inbound',
    'postfix/tls-legacy-opportunistic-inbound',
    'postfix/tls-legacy-mandatory-inbound',
    'postfix/tls-protocol-inclusion-list',
    'postfix/tls-conflicting-bounds',
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = SSLv3\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2, TLSv1.1\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_tls_mandatory_protocols=>=TLSv1.3,<=TLSv1.2\n',
        },
        fixed: {
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv3\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.3, <=TLSv1.3\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_protocols = SSLv3\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
