import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/inet-protocols-ipv6',
  title: 'Only IPv6 is served',
  appliesTo: { service: ['mx'] },
  when: {
    all: [{ setting: 'inet_protocols', isOneOf: ['ipv6'] }, { reachable: 'from-other-hosts' }],
  },
  settings: ['inet_protocols'],
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'inet_protocols = ipv6 shuts out IPv4: a server that has no IPv6 cannot deliver here, and mail for domains that have none stays in the queue',
  fixes: [
    {
      safety: 'unsafe',
      description: 'serve both',
      operations: [{ setting: 'inet_protocols', set: 'all' }],
    },
  ],
  why: `With "ipv6" alone Postfix listens on IPv6 addresses only and connects to no others. Most mail servers
can be reached over IPv4 only, and many send over nothing else. Mail from them waits and comes back to
its senders; mail to them waits in your queue and bounces after maximal_queue_lifetime.

"all", the default since Postfix 2.9, serves both. After the change Postfix has to be stopped and
started; a reload is not enough.`,
  references: [{ postconf: 'inet_protocols' }, { rfc: 5321, section: '5.2' }],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'inet_protocols = ipv6\n', 'master.cf': 'smtp inet n - n - - smtpd\n' },
        fixed: { 'main.cf': 'inet_protocols = all\n' },
      },
    ],
    good: [
      {
        files: { 'main.cf': 'inet_protocols = all\n', 'master.cf': 'smtp inet n - n - - smtpd\n' },
      },
      {
        files: { 'main.cf': 'inet_protocols = ipv4\n', 'master.cf': 'smtp inet n - n - - smtpd\n' },
      },
      {
        files: {
          'main.cf': 'inet_protocols = ipv6\ninet_interfaces = loopback-only\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
