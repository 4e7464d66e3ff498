import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-time-tail-ignored',
  title: 'Postfix reads only the beginning of a time',
  appliesTo: { fact: 'ignored-time-tail' },
  when: { not: { datum: 'tail', oneOf: [''] } },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: '{{name}} = {{value}} counts as {{counts}}: Postfix does not read "{{tail}}"',
  fixes: [
    {
      when: { not: { datum: 'meant', oneOf: [''] } },
      safety: 'unsafe',
      description: 'write {{meant}}',
      operations: [{ replacePlace: 'value', with: '{{meant}}' }],
    },
  ],
  byHand: 'write the whole time in one unit: s, m, h, d or w',
  why: `A time is one number and one letter. What follows the letter is not read, and not complained of:
1h30m is one hour, 5ms are five minutes, and so are 5 months written as 5mo.

The fix writes the sum of the parts in the smallest of their units. It counts as unsafe, since a time
that has been in force for long is changed by it.`,
  references: [{ postconf: 'maximal_queue_lifetime' }, { man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'queue_run_delay = 1h30m\n' },
        fixed: { 'main.cf': 'queue_run_delay = 90m\n' },
      },
      { files: { 'main.cf': 'smtpd_timeout = 300ms\n' } },
      {
        files: {
          'main.cf': '',
          'master.cf': 'smtp unix - - n - - smtp\n  -o smtp_helo_timeout=1d12h\n',
        },
        fixed: { 'master.cf': 'smtp unix - - n - - smtp\n  -o smtp_helo_timeout=36h\n' },
      },
    ],
    good: [
      { files: { 'main.cf': 'queue_run_delay = 90m\nsmtpd_timeout = 300s\n' } },
      { files: { 'main.cf': 'queue_run_delay = 5min\nsmtp_helo_timeout = 2days\n' } },
    ],
  },
});
