import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-protocol-hole',
  title: 'TLS 1.2 is switched off between an older version and TLS 1.3',
  appliesTo: { protocolList: ['mx', 'submission', 'submissions'] },
  when: { skipsProtocol: ['TLSv1.2'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} admits {{protocols}} but not TLS 1.2: a peer whose newest version is 1.2 is brought ' +
    'down to an older one, or finds none and cannot start TLS',
  fixes: [
    {
      safety: 'safe',
      description: 'admit TLS 1.2 too, all else as it is',
      operations: [{ admitProtocol: 'TLSv1.2' }],
    },
  ],
  byHand: 'take out the exclusion of TLSv1.2 where the list is written',
  why: `A client does not say which versions it knows, but (before TLS 1.3) only the newest. One that
ends at TLS 1.2, as a fifth of the senders still did in 2025, meets a server that has 1.3 and then
nothing down to 1.1. If the client still allows 1.1 the session is protected by 1.1; most do not
allow it any more, and the handshake fails with "unsupported protocol". Tried with Postfix 3.7 and
OpenSSL 3.0: a client of TLS 1.0 to 1.2 got 1.1, one of 1.2 alone got nothing.

The manual says of protocol lists that the versions ought to be contiguous. A gap is never meant: the
list was written as a floor that lost a piece, or as a switch for one version with a bug.

To admit TLS 1.2 takes nothing from anybody. To raise the floor is another decision, with rules of
its own.`,
  references: [
    { postconf: 'smtpd_tls_protocols' },
    { postconf: 'smtp_tls_protocols' },
    { rfc: 9325, section: '3.1.1' },
  ],
  silences: [
    'postfix/tls-protocol-inclusion-list',
    'postfix/tls-legacy-mandatory-inbound',
    'postfix/tls-legacy-opportunistic-inbound',
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1.2\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2, !SSLv3\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = TLSv1.1 TLSv1.3\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = TLSv1.1 TLSv1.3 TLSv1.2\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1.1\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2, !TLSv1.2, !TLSv1.3\n',
        },
      },
    ],
  },
});
