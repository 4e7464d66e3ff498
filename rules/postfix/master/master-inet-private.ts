import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-inet-private',
  title: 'A network service is marked private',
  appliesTo: { fact: 'malformed-service' },
  when: { datum: 'problem', oneOf: ['private-inet'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'private is "{{value}}" for a service of type inet: the master daemon ends with "inet service ' +
    'cannot be private", and Postfix does not start',
  fixes: [
    {
      safety: 'safe',
      description: 'write n in the column private',
      operations: [{ replacePlace: 'field', with: 'n' }],
    },
  ],
  why: `The third column says whether only Postfix itself may use a service. What listens on the network
is open to all by nature, and the master daemon insists that the column says so. The dash does not
help: it stands for y. postconf does not check it, so that the fault shows only at the start.`,
  references: [{ man: 'master', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet - - n - - smtpd\n',
        },
        fixed: { 'master.cf': 'smtp inet n - n - - smtpd\n' },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet y - n - - smtpd\n',
        },
        fixed: { 'master.cf': 'smtp inet n - n - - smtpd\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp unix - - n - - smtp\n',
        },
      },
    ],
  },
});
