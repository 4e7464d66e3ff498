import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/read-only-parameter',
  title: 'A parameter that each process sets for itself',
  appliesTo: { fact: 'read-only-parameter' },
  when: { all: [] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{name}} is for each process to set: postconf drops the value given here, and programs ignore ' +
    'it or take it for their own name',
  byHand: 'take it out',
  why: `process_name, process_id and service_name tell which program is running, so that one value such
as syslog_name = postfix/$service_name differs from service to service. To set one of them does not
rename anything. postconf warns of a "read-only parameter assignment" and does not show the line. smtpd
ignores a service_name and a process_id, but logs "overriding earlier entry" for a process_name and
puts it in place of its own wherever something refers to $process_name.`,
  references: [{ postconf: 'process_name' }, { postconf: 'service_name' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'process_name = mailer\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet n - n - - smtpd -o service_name=in\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'syslog_name = postfix/$process_name\n',
          'master.cf': 'smtp inet n - n - - smtpd -o syslog_name=in/$service_name\n',
        },
      },
    ],
  },
});
