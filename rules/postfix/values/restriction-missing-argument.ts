import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/restriction-missing-argument',
  title: 'A restriction without what must follow it',
  appliesTo: { fact: 'restriction-fault' },
  when: {
    all: [
      { datum: 'problem', oneOf: ['missing-argument'] },
      { datum: 'effect', oneOf: ['defers', 'fatal', 'swallows'] },
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{list}}: smtpd takes "{{other}}" for the argument of {{restriction}}, and cannot use it',
  byHand:
    'write a table as type:name, a list as its domain, a policy server as inet:host:port or ' +
    'unix:path, or for sleep a number of seconds, right behind the restriction; or take it out',
  why: `Such a restriction needs one word more, and takes the next one of the list whatever it is. If that
is another restriction, this one no longer counts: in "check_recipient_access,
reject_unauth_destination" the protection against relaying is gone.

What smtpd does depends on the restriction. A check with a table, and sleep, answer "451 4.3.5 Server
configuration error" to each client ("need maptype:mapname" in the log). check_policy_service with a
word that names no server ends smtpd at its start. A block list takes the next restriction for its
domain without a word: it asks the DNS for nonsense, blocks nobody, and swallows the restriction.`,
  references: [
    { postconf: 'smtpd_client_restrictions' },
    { postconf: 'smtpd_recipient_restrictions' },
    {
      url: 'https://www.postfix.org/SMTPD_POLICY_README.html',
      title: 'Postfix SMTP access policy delegation',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_recipient_restrictions = check_recipient_access, permit_mynetworks\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_client_restrictions = reject_rbl_client, reject_unknown_client_hostname\n',
        },
      },
      { files: { 'main.cf': 'smtpd_client_restrictions = sleep 1s\n' } },
      { files: { 'main.cf': 'smtpd_data_restrictions = check_policy_service policy\n' } },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_recipient_restrictions = check_recipient_access hash:/etc/postfix/rcpt, permit_mynetworks\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_client_restrictions = sleep 1, reject_rbl_client zen.example.org=127.0.0.[2..11]\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_data_restrictions = check_policy_service { inet:[::1]:10, timeout = 5s }\n',
        },
      },
    ],
  },
});
