import { PKI } from '../../example-pki.ts';
import { PROBED, SEEN_AS_CONFIGURED, SEEN_WITH_ISSUER, seenWith } from '../../example-probes.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/probe-other-issuers',
  title: 'The running server sends other issuer certificates than its files have',
  appliesTo: { evidence: 'probe-difference' },
  when: { datum: 'problem', oneOf: ['issuers'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{probe}} presents the certificate of {{configured}}, with {{seen}} of the issuer certificates behind it there, or in another order: the file was changed after it was loaded',
  byHand: 'run "postfix reload" and look again; if it stays, another host answers at {{probe}}',
  why: `The certificate is right, and what comes behind it is not what the file has. Mostly the file was
completed from the certificate alone to the full chain, and daemons that began earlier still send what they
loaded. Clients that verify, and senders with TLSA records for an authority (usage 2), cannot follow a
chain with a gap.

A running Postfix can differ from its files. Its master reads master.cf when it starts and on
"postfix reload" only. Its daemons read main.cf when they begin, and each of them serves up to
max_use connections or until it was idle for max_idle: after a change without reload some clients meet
the old settings, others the new ones. The other usual cause is that the name or address that was
looked at leads to another host: a balancer, a filter in front, an old address in DNS.`,
  references: [
    { postconf: 'smtpd_tls_chain_files' },
    { postconf: 'max_use' },
    { rfc: 8446, section: '4.4.2' },
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
          '/etc/postfix/mx.pem': PKI.leafKey + PKI.leaf + PKI.issuer,
          [PROBED]: SEEN_AS_CONFIGURED,
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
          '/etc/postfix/mx.pem': PKI.leafKey + PKI.leaf + PKI.issuer,
          [PROBED]: SEEN_WITH_ISSUER,
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
          '/etc/postfix/mx.pem': PKI.leafKey + PKI.leaf,
          [PROBED]: SEEN_AS_CONFIGURED,
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
          '/etc/postfix/mx.pem': PKI.leafKey + PKI.leaf + PKI.issuer,
          [PROBED]: seenWith({}, { order: 'linked' }),
        },
      },
    ],
  },
});
