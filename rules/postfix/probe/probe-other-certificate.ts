import { PKI } from '../../example-pki.ts';
import { PROBED, SEEN_AS_CONFIGURED, seenWith } from '../../example-probes.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/probe-other-certificate',
  title: 'The running server presents a certificate that is in none of its files',
  appliesTo: { evidence: 'probe-difference' },
  when: { datum: 'problem', oneOf: ['certificate'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{probe}} presents the certificate with SHA-256 {{seen}}, which is not in {{configured}}: an old one is still in use, or another host answers',
  byHand: 'run "postfix reload" and look again; if it stays, another host answers at {{probe}}',
  why: `Postfix loads certificates when a daemon begins. After a renewal the old one stays in use by the
daemons that run, and longer where a filter or a balancer in front has a copy of its own: that copy
expires while the files here look well. Where DANE is used, TLSA records that fit the files do not fit
what is presented, and senders that check them keep their mail back.

A running Postfix can differ from its files. Its master reads master.cf when it starts and on
"postfix reload" only. Its daemons read main.cf when they begin, and each of them serves up to
max_use connections or until it was idle for max_idle: after a change without reload some clients meet
the old settings, others the new ones. The other usual cause is that the name or address that was
looked at leads to another host: a balancer, a filter in front, an old address in DNS.`,
  references: [
    { postconf: 'smtpd_tls_chain_files' },
    { postconf: 'max_use' },
    { rfc: 7672, section: '2.2' },
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
          [PROBED]: seenWith({}, { chain: ['00ff'.repeat(16)] }),
          '/etc/postfix/mx.pem': PKI.leaf,
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
          '/etc/postfix/mx.pem': PKI.leaf,
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'myhostname = mx.example.org\n' +
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n' +
            'tls_server_sni_maps = hash:/etc/postfix/sni\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
          [PROBED]: seenWith({}, { chain: ['00ff'.repeat(16)] }),
          '/etc/postfix/mx.pem': PKI.leaf,
        },
      },
    ],
  },
});
