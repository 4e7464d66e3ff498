import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/soft-bounce-on',
  title: 'Every permanent error is made a temporary one',
  appliesTo: { setting: ['soft_bounce'] },
  when: { is: 'yes' },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = {{value}}: mail that is refused or cannot be delivered is tried again for days ' +
    'instead of being bounced, and senders learn of a mistyped address only then',
  fixes: [
    {
      safety: 'unsafe',
      description: 'let permanent errors be permanent',
      operations: [{ unset: true }],
    },
  ],
  why: `soft_bounce is a net for the time of a change: smtpd turns its 5xx replies into 4xx, and what other
servers refuse for good stays in the queue. Nothing is lost while you try something out. Left on, it does
harm. Spammers and servers with a mistyped address come back every few minutes, the queue fills with mail
that can never be delivered, and people are told after five days what they could have known at once.

The fix is unsafe, because the test may not be over. Look into the queue before you take it out: what is
in it for good reasons bounces at the next try.`,
  references: [{ postconf: 'soft_bounce' }],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'compatibility_level = 3.6\nsoft_bounce = yes\n' },
        fixed: { 'main.cf': 'compatibility_level = 3.6\n' },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o soft_bounce=yes\n',
        },
        fixed: { 'master.cf': 'smtp inet n - n - - smtpd\n' },
      },
    ],
    good: [{ files: { 'main.cf': 'compatibility_level = 3.6\nsoft_bounce = no\n' } }],
  },
});
