import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-keyword-ignored',
  title: 'A word that the setting does not take has no effect',
  appliesTo: { fact: 'invalid-value' },
  when: { datum: 'effect', oneOf: ['ignored'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: '{{name}} does not take "{{value}}": {{consequence}}',
  fixes: [
    {
      when: { not: { datum: 'corrected', oneOf: [''] } },
      safety: 'unsafe',
      description: 'write {{corrected}}, the nearest word that it takes',
      operations: [{ replacePlace: 'value', with: '{{corrected}}' }],
    },
  ],
  byHand: 'use one of the words that postconf(5) names for this setting',
  why: `Postfix runs on, but not as the line says. Over an unknown TLS log level it logs a warning and
then nothing about TLS at all, so that you see no trace of failed handshakes. An unknown
milter_default_action comes to light only when a mail filter fails: then Postfix answers 451 whatever
you wanted. Unknown workarounds are left out. A feedback that the queue manager cannot use, such as 2
or 1/some, counts as 1.

The fix counts as unsafe because it brings something into force that has not been so far.`,
  references: [
    { postconf: 'smtpd_tls_loglevel' },
    { postconf: 'milter_default_action' },
    { postconf: 'smtp_pix_workarounds' },
    { postconf: 'default_destination_concurrency_positive_feedback' },
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'milter_default_action = acept\n' },
        fixed: { 'main.cf': 'milter_default_action = accept\n' },
      },
      { files: { 'main.cf': 'smtpd_tls_loglevel = 11\n' } },
      { files: { 'main.cf': 'default_destination_concurrency_positive_feedback = 2\n' } },
      {
        files: {
          'main.cf': 'slow_destination_concurrency_negative_feedback = 1/nonsense\n',
          'master.cf': 'qmgr unix n - n 300 1 qmgr\nslow unix - - n - - smtp\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'slow_destination_concurrency_negative_feedback = 1/sqrt_concurrency\n' +
            'default_destination_concurrency_positive_feedback = 1 / 8\n',
          'master.cf': 'qmgr unix n - n 300 1 qmgr\nslow unix - - n - - smtp\n',
        },
      },
      { files: { 'main.cf': 'milter_default_action = Accept\nsmtpd_tls_loglevel = 1\n' } },
      { files: { 'main.cf': 'smtpd_tls_loglevel = summary, peercert\n' } },
    ],
  },
});
