import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls13-disabled',
  title: 'TLS 1.3 is switched off',
  appliesTo: { protocolList: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { highestProtocol: ['TLSv1', 'TLSv1.1', 'TLSv1.2'] },
      { not: { setting: 'smtpd_tls_cert_file', isOneOf: ['none'] } },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{setting}} admits {{protocols}} but not TLS 1.3: peers that could use it settle for an older ' +
    'version, and those that speak nothing else cannot start TLS',
  fixes: [
    {
      safety: 'safe',
      description: 'admit TLS 1.3 too, all else as it is',
      operations: [{ admitProtocol: 'TLSv1.3' }],
    },
  ],
  byHand: 'take out the upper bound or the exclusion where the list is written',
  why: `The two sides of a handshake agree on the newest version that both of them know. To admit TLS
1.3 therefore costs nobody anything: a peer that does not know it gets TLS 1.2 as before. To shut it
out only takes away, namely the better ciphers and the certificate that no longer crosses the net in
the open. A client that offers TLS 1.3 alone is turned away with the alert "protocol version"; the
log of Postfix has "unsupported protocol" then.

The cause is often a list that names what is wanted, such as "TLSv1.2". Every version that such a
list does not name is shut out, those to come included. A lower bound (>=TLSv1.2, from Postfix 3.6
on) or exclusions (!TLSv1, !TLSv1.1) do not have that trap.

It is right to switch TLS 1.3 off with "smtpd_tls_cert_file = none", for TLS 1.3 cannot do without a
certificate; this rule is silent there. Otherwise it can be a remedy for a broken box between you and
a partner, for as long as that box is there.`,
  references: [
    { postconf: 'smtpd_tls_protocols' },
    { postconf: 'smtpd_tls_mandatory_protocols' },
    { rfc: 9325, section: '3.1.1' },
  ],
  silences: ['postfix/tls-protocol-inclusion-list'],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1.3\n',
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
            'smtpd_tls_protocols = >=TLSv1, <=TLSv1.2\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_protocols = TLSv1.2\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_protocols = TLSv1.2, TLSv1.3\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' + 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1, <=TLSv1.3\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_cert_file = none\n' +
            'smtpd_tls_protocols = !TLSv1.3\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_protocols = TLSv1.2\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
