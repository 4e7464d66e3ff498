import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-int-invalid',
  title: 'A number or a time that Postfix cannot use',
  appliesTo: { fact: 'invalid-value' },
  when: {
    all: [
      { datum: 'form', oneOf: ['int', 'time'] },
      { datum: 'read', oneOf: ['always', 'by-service'] },
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '{{name}} cannot be "{{value}}" ({{log}}): {{consequence}}',
  fixes: [
    {
      when: { not: { datum: 'corrected', oneOf: [''] } },
      safety: 'safe',
      description: 'write {{corrected}}',
      operations: [{ replacePlace: 'value', with: '{{corrected}}' }],
    },
  ],
  byHand:
    'write a plain number within the bounds, such as 10485760 for 10 MB; for a time a number with ' +
    'one of the letters s, m, h, d and w right behind it',
  why: `A number is digits with perhaps a sign, nothing else: no K or M, no point, no comma, no blank, no
hexadecimal digits. A time is such a number, and one small letter may follow directly: s, m, h, d or w.
Postfix accepts "5m" and refuses "5 m", "5M" and "1.5h". What does not fit into 31 bits, or lies
outside the bounds that some settings have, is refused as well.

A program that reads such a value ends at once, "bad numerical configuration" or "bad time value or
unit" in its log, and master(8) starts it in vain again and again. postconf(1) prints the value
without a complaint.

The settings of a transport, such as slow_destination_concurrency_limit, are read by the queue manager
when it comes to the first mail for that transport; then it ends in the same way, is started again, and
comes to that mail again.

Where a size such as 10M is meant you must decide: 10485760 is what most people mean by it.`,
  references: [
    { postconf: 'message_size_limit' },
    { postconf: 'maximal_queue_lifetime' },
    { man: 'postconf', section: 5 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'slow_destination_concurrency_limit = 2k\nslow_initial_destination_concurrency = 0\n',
          'master.cf': 'qmgr unix n - n 300 1 qmgr\nslow unix - - n - - smtp\n',
        },
      },
      {
        files: {
          'main.cf': 'slow_destination_rate_delay = 5 s\n',
          'master.cf': 'qmgr unix n - n 300 1 qmgr\nslow unix - - n - - smtp\n',
        },
        fixed: {
          'main.cf': 'slow_destination_rate_delay = 5s\n',
        },
      },
      {
        files: {
          'main.cf': 'policy_time_limit = 0\n',
          'master.cf': 'policy unix - n n - - spawn\n  user=nobody argv=/usr/bin/policyd\n',
        },
      },
      { files: { 'main.cf': 'message_size_limit = 10M\n' } },
      { files: { 'main.cf': 'smtpd_soft_error_limit = 0\n' } },
      {
        files: { 'main.cf': 'smtpd_timeout = 5 minutes\n' },
        fixed: { 'main.cf': 'smtpd_timeout = 5m\n' },
      },
      {
        files: { 'main.cf': 'maximal_queue_lifetime = 5D\n' },
        fixed: { 'main.cf': 'maximal_queue_lifetime = 5d\n' },
        version: '3.7',
      },
      { files: { 'main.cf': 'bounce_queue_lifetime = 365d\n' } },
      {
        files: {
          'main.cf': '',
          'master.cf':
            'submission inet n - n - - smtpd\n  -o smtpd_client_connection_rate_limit="10"\n',
        },
        fixed: {
          'master.cf':
            'submission inet n - n - - smtpd\n  -o smtpd_client_connection_rate_limit=10\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'slow_destination_concurrency_limit = -1\nslow_destination_rate_delay = 5s\n',
          'master.cf':
            'qmgr unix n - n 300 1 qmgr\nslow unix - - n - - smtp\npolicy unix - n n - - spawn\n',
        },
      },
      {
        files: {
          'main.cf': 'slow_recipient_limit = 2k\n',
          'master.cf': 'qmgr unix n - n 300 1 oqmgr\nslow unix - - n - - smtp\n',
        },
      },
      { files: { 'main.cf': 'message_size_limit = ${SIZE_LIMIT}\n' } },
      { files: { 'main.cf': 'message_size_limit = +010485760\nsmtpd_timeout = 300\n' } },
      { files: { 'main.cf': 'message_size_limit = -5\nsmtpd_timeout = 5min\n' } },
      { files: { 'main.cf': 'smtpd_soft_error_limit = ${stress?{1}:{10}}\n' } },
    ],
  },
});
