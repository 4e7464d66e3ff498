import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-opportunistic-floor',
  title: 'Opportunistic TLS refuses old versions, and sends clear text instead',
  appliesTo: { protocolList: ['client'] },
  when: {
    all: [
      { clientTls: ['may'] },
      { lowestProtocol: ['TLSv1.2', 'TLSv1.3'] },
      { any: [{ delivers: 'internet' }, { delivers: 'relay' }] },
    ],
  },
  severity: { interop: 'info', standard: 'off', strict: 'off' },
  message:
    '{{setting}} admits {{protocols}} only: mail for a server that knows older versions alone is put ' +
    'off, then sent in clear text',
  fixes: [
    {
      safety: 'unsafe',
      description: 'go back to the default, which admits TLS 1.0 and up',
      operations: [{ unset: true }],
    },
  ],
  why: `At level "may" clear text is acceptable, so a floor keeps nothing from being read: it takes the
weak protection away and puts none in its place. The handshake fails, Postfix logs "Cannot start TLS:
handshake failure" and defers the message; once it has waited for minimal_backoff_time, five minutes by
default, the next attempt goes without TLS (tried with Postfix 3.7). postconf(5) says that a stronger
demand merely reduces interoperability there, and RFC 9325 section 5.2 says much the same.

Servers without TLS 1.2 have become rare, and RFC 8996 forbids the old versions, so the profile strict
asks for this floor. Where TLS must be good, make it mandatory: smtp_tls_mandatory_protocols counts
then.`,
  references: [
    { postconf: 'smtp_tls_protocols' },
    { postconf: 'smtp_tls_security_level' },
    { rfc: 7435, section: '3' },
    { rfc: 8996, section: '4' },
    { rfc: 8996, section: '5' },
    { rfc: 9325, section: '5.2' },
  ],
  examples: {
    bad: [
      {
        profile: 'interop',
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_protocols = >=TLSv1.2\n',
        },
        fixed: { 'main.cf': 'smtp_tls_security_level = may\n' },
      },
    ],
    good: [
      {
        profile: 'interop',
        files: { 'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_protocols = >=TLSv1.1\n' },
      },
      {
        profile: 'interop',
        files: {
          'main.cf':
            'smtp_tls_security_level = may\n' +
            'smtp_tls_mandatory_protocols = >=TLSv1.2\n' +
            'lmtp_tls_protocols = >=TLSv1.2\n',
        },
      },
      { files: { 'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_protocols = >=TLSv1.2\n' } },
      {
        // Only the content filter hears of it.
        profile: 'interop',
        files: {
          'main.cf':
            'smtp_tls_security_level = may\n' +
            'smtp_tls_protocols = >=TLSv1.2\n' +
            'content_filter = filter:[127.0.0.1]:10024\n',
          'master.cf': 'filter unix - - n - 2 smtp\n',
        },
      },
    ],
  },
});
