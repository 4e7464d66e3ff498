import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-wakeup-without-number',
  title: 'A wake-up time is a question mark alone',
  appliesTo: { fact: 'malformed-service' },
  when: { datum: 'problem', oneOf: ['wakeup-without-number'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the wake-up time of a service is "{{value}}", without a number: the master daemon ends with ' +
    '"bad value", at a start and at a reload, though postconf takes it',
  byHand: 'write the seconds before the question mark, as in 1000?, or a dash for no wake-up',
  why: `The sixth column says after how many seconds the master daemon wakes a service up. A question mark
behind the number means: only if the service is in use. Without a number it means nothing, and master(8)
ends with 'field "wakeup_time": bad value: "?"'. The dash, which stands for the default, does so alone
and not before a question mark. postconf and "postfix check" do not notice either, so that the fault
shows at the next start, or at the next "postfix reload", which ends the daemon that runs; then no mail
is taken at all.`,
  references: [{ man: 'master', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'flush unix n - n ? 0 flush\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'flush unix n - n -? 0 flush\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'flush unix n - n 1000? 0 flush\npickup unix n - n 060 01 pickup\n',
        },
      },
    ],
  },
});
