import { PROBED, SEEN_AS_CONFIGURED, seenWith } from '../../example-probes.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/probe-extra-protocols',
  title: 'The running server negotiates TLS versions that its configuration excludes',
  appliesTo: { evidence: 'probe-difference' },
  when: { datum: 'problem', oneOf: ['extra-protocols'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{probe}} negotiates {{seen}}, and {{setting}} of {{service}} leaves only {{configured}}: what runs is not what was linted',
  byHand: 'run "postfix reload" and look again; if it stays, another host answers at {{probe}}',
  why: `One handshake was made with each version. The server took one that its configuration does not
admit, so this configuration is not the one in force at that place: whoever relies on it relies on
something that no client sees.

A running Postfix can differ from its files. Its master reads master.cf when it starts and on
"postfix reload" only. Its daemons read main.cf when they begin, and each of them serves up to
max_use connections or until it was idle for max_idle: after a change without reload some clients meet
the old settings, others the new ones. The other usual cause is that the name or address that was
looked at leads to another host: a balancer, a filter in front, an old address in DNS.`,
  references: [
    { postconf: 'smtpd_tls_protocols' },
    { postconf: 'max_use' },
    { man: 'postfix', section: 1 },
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
          [PROBED]: seenWith({}, { protocols: ['TLSv1.1', 'TLSv1.2', 'TLSv1.3'] }),
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
          [PROBED]: SEEN_AS_CONFIGURED,
        },
      },
    ],
  },
});
