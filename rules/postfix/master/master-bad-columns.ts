import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-bad-columns',
  title: 'A line of master.cf has too few columns, or one with a value that is none',
  appliesTo: { fact: 'malformed-service' },
  when: { datum: 'problem', oneOf: ['too-few-fields', 'bad-field'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'Postfix cannot read the service "{{text}}" (column {{field}}): it does not start, and postconf ' +
    'ends with a fatal error',
  byHand:
    'a service has name, type, private, unprivileged, chroot, wakeup, process limit and command; y, n ' +
    'or - in the third to fifth, a number without a unit or - in the next two',
  why: `master.cf is read by the master daemon and by postconf, which "postfix start" and "postfix
check" call first. Either of them gives up at the first line that it cannot read: "bad field count",
"invalid chroot field". A server that runs refuses to reload and goes on with what it has read before;
once it is stopped it does not start again, and then no mail is taken at all.

Neither number takes a unit: the wake-up time is in seconds, with a ? behind it if you like, and 5m or
a process limit of 5x are refused. The master daemon alone would start with either; it is not reached.

Often the line was meant to continue the one above and has lost its indentation, or a column was left
out. A dash stands for the default.`,
  references: [{ man: 'master', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet n - n - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet n - Y - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'qmgr unix n - n 5m 1 qmgr\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'cleanup unix n - n - 5x cleanup\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet n - y - - smtpd\nqmgr unix n - n 300 1 qmgr\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'flush unix n - n 1000? 0 flush\n',
        },
      },
    ],
  },
});
