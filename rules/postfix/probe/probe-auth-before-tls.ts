import { PROBED, SEEN_AS_CONFIGURED, seenWith } from '../../example-probes.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/probe-auth-before-tls',
  title: 'The running server takes passwords before TLS, against its configuration',
  appliesTo: { evidence: 'probe-difference' },
  when: { datum: 'problem', oneOf: ['auth-before-tls'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{probe}} offers AUTH before TLS, which {{setting}} of {{service}} rules out: users send their passwords in the clear',
  byHand: 'run "postfix reload" and look again; if it stays, another host answers at {{probe}}',
  why: `Clients that find AUTH in the first answer to EHLO may log in at once, and anyone on the way reads
the password. These files do not allow it, the server that answers does.

A running Postfix can differ from its files. Its master reads master.cf when it starts and on
"postfix reload" only. Its daemons read main.cf when they begin, and each of them serves up to
max_use connections or until it was idle for max_idle: after a change without reload some clients meet
the old settings, others the new ones. The other usual cause is that the name or address that was
looked at leads to another host: a balancer, a filter in front, an old address in DNS.`,
  references: [
    { postconf: 'smtpd_tls_auth_only' },
    { rfc: 4954, section: '4' },
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
            'smtpd_tls_protocols = >=TLSv1.2\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_tls_auth_only = yes\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
          [PROBED]: seenWith({ keywords: ['STARTTLS', 'AUTH'] }),
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
            'smtpd_tls_protocols = >=TLSv1.2\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_tls_auth_only = yes\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
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
            'smtpd_tls_protocols = >=TLSv1.2\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_tls_auth_only = no\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
          [PROBED]: seenWith({ keywords: ['STARTTLS', 'AUTH'] }),
        },
      },
    ],
  },
});
