import { PROBED, SEEN_AS_CONFIGURED, seenWith } from '../../example-probes.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/probe-missing-protocols',
  title: 'The running server refuses a TLS version that its configuration admits',
  appliesTo: { evidence: 'probe-difference' },
  when: { datum: 'problem', oneOf: ['fewer-protocols'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{probe}} refuses {{seen}}, and {{setting}} of {{service}} admits {{configured}}: what runs is not what was linted, and clients are shut out',
  byHand:
    'run "postfix reload" and look again; if it stays, another host answers at {{probe}}, or the cipher list leaves nothing for {{seen}}',
  why: `One handshake was made with each version, with every cipher suite that OpenSSL has. The server
refused one that its configuration admits. Senders that speak nothing else deliver in clear text or
not at all. A version also falls away when the cipher settings leave no suite for it: TLS 1.2 needs one
that fits the key of the certificate.

A running Postfix can differ from its files. Its master reads master.cf when it starts and on
"postfix reload" only. Its daemons read main.cf when they begin, and each of them serves up to
max_use connections or until it was idle for max_idle: after a change without reload some clients meet
the old settings, others the new ones. The other usual cause is that the name or address that was
looked at leads to another host: a balancer, a filter in front, an old address in DNS.`,
  references: [
    { postconf: 'smtpd_tls_protocols' },
    { postconf: 'smtpd_tls_mandatory_ciphers' },
    { postconf: 'max_use' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'myhostname = mx.example.org\n' +
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
          [PROBED]: seenWith({}, { protocols: ['TLSv1.3'] }),
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'myhostname = mx.example.org\n' +
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
          [PROBED]: seenWith({}, { protocols: ['TLSv1.3'], unsettled: ['TLSv1.2'] }),
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'myhostname = mx.example.org\n' +
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
          [PROBED]: SEEN_AS_CONFIGURED,
        },
      },
    ],
  },
});
