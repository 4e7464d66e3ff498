import { PROBED, SEEN_AS_CONFIGURED, seenWithoutTls } from '../../example-probes.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/probe-unexpected-starttls',
  title: 'TLS is off in the configuration, and the running server offers STARTTLS',
  appliesTo: { evidence: 'probe-difference' },
  when: { datum: 'problem', oneOf: ['starttls'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{probe}} offers STARTTLS, and {{setting}} of {{service}} is "{{configured}}", which offers none: what runs is not what was linted',
  byHand:
    'run "postfix reload" only after TLS is on in these files too, or look where {{probe}} leads',
  why: `The server does more than its files say. It seems to do no harm, until the next reload or restart
takes TLS away and mail goes in clear text.

A running Postfix can differ from its files. Its master reads master.cf when it starts and on
"postfix reload" only. Its daemons read main.cf when they begin, and each of them serves up to
max_use connections or until it was idle for max_idle: after a change without reload some clients meet
the old settings, others the new ones. The other usual cause is that the name or address that was
looked at leads to another host: a balancer, a filter in front, an old address in DNS.`,
  references: [{ postconf: 'smtpd_tls_security_level' }, { postconf: 'max_use' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'myhostname = mx.example.org\n' +
            'smtpd_tls_security_level = none\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
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
            'smtpd_tls_security_level = none\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
          [PROBED]: seenWithoutTls({ keywords: ['PIPELINING'] }),
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
