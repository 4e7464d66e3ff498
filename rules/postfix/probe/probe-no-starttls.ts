import { PROBED, SEEN_AS_CONFIGURED, seenWithoutTls } from '../../example-probes.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/probe-no-starttls',
  title: 'STARTTLS is configured, and the running server does not do it',
  appliesTo: { evidence: 'probe-difference' },
  when: { datum: 'problem', oneOf: ['no-starttls', 'starttls-refused'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{probe}} answers with {{seen}}, and {{setting}} of {{service}} is "{{configured}}": mail arrives there in clear text or not at all',
  byHand:
    'look for warnings about TLS in the log, run "postfix reload", and look again; if it stays, another host or a firewall answers at {{probe}}',
  why: `A client that asks for TLS gets none, though the configuration promises it. An answer 454 means
that Postfix could not load its certificate or key; the log says why ("cannot load" or "No server certs
available"). Without STARTTLS among the keywords of EHLO the settings in force are others, or a
firewall that "inspects" SMTP overwrites the word on its way: try from the server itself.

A running Postfix can differ from its files. Its master reads master.cf when it starts and on
"postfix reload" only. Its daemons read main.cf when they begin, and each of them serves up to
max_use connections or until it was idle for max_idle: after a change without reload some clients meet
the old settings, others the new ones. The other usual cause is that the name or address that was
looked at leads to another host: a balancer, a filter in front, an old address in DNS.`,
  references: [
    { rfc: 3207, section: '4' },
    { postconf: 'smtpd_tls_security_level' },
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
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
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
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
          [PROBED]: seenWithoutTls({ refusal: '454 4.7.0 TLS not available due to local problem' }),
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
            'smtpd_discard_ehlo_keywords = starttls\n',
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
