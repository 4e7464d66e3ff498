import { PROBED, seenWithoutTls } from '../../example-probes.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/probe-other-name',
  title: 'Another name answers than that of the linted server',
  appliesTo: { evidence: 'probe-difference' },
  when: { datum: 'problem', oneOf: ['name'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{probe}} calls itself {{seen}}, and {{setting}} is {{configured}}: another host answers there, or the change was never loaded; nothing else was compared',
  byHand: 'look where {{probe}} leads; if it is this server, run "postfix reload"',
  why: `The answer to EHLO begins with the name of the server, which is myhostname. Where it is another
name, what was linted is not what runs at that place. Senders that deliver there get the settings of
the other host, however good these files are. All other comparisons would speak of the wrong server, so
they are left out.

A running Postfix can differ from its files. Its master reads master.cf when it starts and on
"postfix reload" only. Its daemons read main.cf when they begin, and each of them serves up to
max_use connections or until it was idle for max_idle: after a change without reload some clients meet
the old settings, others the new ones. The other usual cause is that the name or address that was
looked at leads to another host: a balancer, a filter in front, an old address in DNS.`,
  references: [
    { rfc: 5321, section: '4.1.1.1' },
    { postconf: 'myhostname' },
    { postconf: 'max_use' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n' + 'myhostname = mx.example.org\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
          [PROBED]: seenWithoutTls({ ehloName: 'old.example.org', keywords: ['PIPELINING'] }),
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n' + 'myhostname = mx.example.org\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
          [PROBED]: seenWithoutTls({ ehloName: 'MX.example.org', keywords: ['PIPELINING'] }),
        },
      },
    ],
  },
});
