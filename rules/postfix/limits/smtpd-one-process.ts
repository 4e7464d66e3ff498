import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/smtpd-one-process',
  title: 'smtpd may run only once: one client keeps all others waiting',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { column: 'maxproc', holds: ['1'] },
      { reachable: 'from-other-hosts' },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{service}} has 1 in the maxproc column: while one client is connected, all others wait for ' +
    'their greeting, and senders give up',
  byHand: 'write "-" into the maxproc column (the last number before the command) of the service',
  why: `An smtpd process serves one client at a time. With "1" in the maxproc column there is one process. A
second client is connected, but gets no greeting until the first one is done (on a real Postfix it hung).
One slow sender, or one that opens a connection and says nothing, stops all mail for minutes.

The 1 is right for postscreen, pickup, qmgr and tlsmgr, which serve many at once. It mostly comes from the
line "smtp inet n - y - 1 postscreen" of the stock master.cf in which postscreen was replaced by smtpd.
"-" means default_process_limit, 100.`,
  references: [{ man: 'master', section: 5 }, { postconf: 'default_process_limit' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - 1 smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - 1 postscreen\nsmtpd pass - - n - 1 smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - 1 postscreen\nsmtpd pass - - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - 10 smtpd\n127.0.0.1:10025 inet n - n - 1 smtpd\n',
        },
      },
    ],
  },
});
