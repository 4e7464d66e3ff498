import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls13-only-inbound',
  title: 'The server accepts nothing below TLS 1.3',
  appliesTo: { protocolList: ['mx', 'submission', 'submissions'] },
  when: { all: [{ lowestProtocol: ['TLSv1.3'] }, { reachable: 'from-other-hosts' }] },
  severity: { interop: 'error', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} admits only TLS 1.3 on {{service}}: a peer that ends at TLS 1.2, as many still do, ' +
    'cannot finish the handshake',
  fixes: [
    {
      when: { tls: ['opportunistic'] },
      versions: '>=3.1',
      safety: { interop: 'safe', standard: 'unsafe', strict: 'unsafe' },
      description: "take it out, so that the release's own list counts",
      operations: [{ unset: true }],
    },
    {
      safety: { interop: 'safe', standard: 'unsafe', strict: 'unsafe' },
      description: 'admit TLS 1.2 too',
      operations: [{ admitProtocol: 'TLSv1.2' }],
    },
  ],
  byHand: 'lower the floor to TLSv1.2 where the list is written',
  why: `TLS 1.2 is not broken. RFC 9325, the advice of the IETF on how to use TLS, says that it must be
supported, and that 1.3 should be. A university that counted its incoming mail in 2025 still saw a fifth
of the TLS sessions at 1.2, from big senders too.

On port 25 such a sender meets the alert "protocol version". Then it goes on in clear text, or tries
for days and bounces the message; in either case TLS 1.3 has protected nothing. On submission the
mail program of a user says that it cannot connect.

In a closed net where both sides are yours the setting is harmless: disable the rule there.`,
  references: [
    { postconf: 'smtpd_tls_protocols' },
    { postconf: 'smtpd_tls_mandatory_protocols' },
    { rfc: 9325, section: '3.1.1' },
  ],
  silences: ['postfix/tls-protocol-inclusion-list'],
  examples: {
    bad: [
      {
        profile: 'interop',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1, !TLSv1.2\n',
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
            '  -o smtpd_tls_mandatory_protocols=>=TLSv1.3\n',
        },
        fixed: {
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_tls_mandatory_protocols=>=TLSv1.2\n',
        },
      },
    ],
    good: [
      {
        profile: 'strict',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n',
        },
      },
      {
        files: {
          'main.cf':
            'inet_interfaces = loopback-only\n' +
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.3\n',
        },
      },
    ],
  },
});
