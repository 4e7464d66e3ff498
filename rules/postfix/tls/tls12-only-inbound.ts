import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls12-only-inbound',
  title: 'Port 25 accepts nothing below TLS 1.2',
  appliesTo: { protocolList: ['mx'] },
  when: {
    all: [
      { tls: ['opportunistic'] },
      { lowestProtocol: ['TLSv1.2'] },
      { reachable: 'from-other-hosts' },
    ],
  },
  severity: { interop: 'error', standard: 'warning', strict: 'off' },
  message:
    '{{setting}} admits only {{protocols}}: a sender that speaks no more than TLS 1.1 cannot ' +
    'finish STARTTLS, and its mail arrives in clear text, late, or not at all',
  fixes: [
    {
      versions: '>=3.1',
      safety: { interop: 'safe', standard: 'unsafe', strict: 'unsafe' },
      description: "take it out, so that the release's own list counts",
      operations: [{ unset: true }],
    },
    {
      versions: '<3.1',
      safety: { interop: 'safe', standard: 'unsafe', strict: 'unsafe' },
      description: 'admit TLS 1.0 and 1.1 again, but no SSL',
      operations: [{ set: '!SSLv2, !SSLv3' }],
    },
  ],
  byHand: 'admit TLSv1 and TLSv1.1 again where the list is written',
  why: `On port 25 TLS is opportunistic: the sending server encrypts if it can, and delivers in clear
text if the other side offers nothing. There a refused handshake does not make mail safer. Some
senders try again without TLS, so that the message crosses the net readable; others keep it in their
queue and bounce it after days, as Gmail did in 2014 with servers that had just switched TLS 1.0 and
1.1 off. RFC 7435 puts it so: some protection most of the time beats none.

The other side is real too. RFC 8996 says that TLS 1.0 and 1.1 MUST NOT be used, and few honest
senders still need them: a university that counted in 2025 saw 151 of 74,256 TLS sessions below 1.2,
nearly all of them spam. Postfix itself still admits TLS 1.0 on every list by default, and its manual
says that to demand more of opportunistic TLS only reduces interoperability.

Hence the profiles differ. In \`interop\` mail must flow: an error, and the fix restores the default of
the release. In \`standard\` it is your informed decision: a warning. \`strict\` asks for the 1.2 floor
instead, and this rule is silent there. Look into the log for "unsupported protocol" before you
decide. Services where TLS is mandatory (submission) are not meant: there 1.2 is right.`,
  references: [
    { postconf: 'smtpd_tls_protocols' },
    { rfc: 7435, section: '3' },
    { rfc: 8996, section: '4' },
    { rfc: 8996, section: '5' },
    { rfc: 9325, section: '5.2' },
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
            'smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' + 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' + 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.1\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_protocols = >=TLSv1.2\n',
        },
      },
    ],
  },
});
