import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-value-unread',
  title: 'A bad value that no program of this server reads',
  appliesTo: { fact: 'invalid-value' },
  when: {
    all: [
      { datum: 'read', oneOf: ['by-none'] },
      { datum: 'effect', oneOf: ['fatal'] },
      { datum: 'form', oneOf: ['bool', 'int', 'time', 'keyword'] },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: '{{name}} = "{{value}}" is no value for it: {{consequence}}, but none does here',
  fixes: [
    {
      when: { not: { datum: 'corrected', oneOf: [''] } },
      safety: 'safe',
      description: 'write {{corrected}}',
      operations: [{ replacePlace: 'value', with: '{{corrected}}' }],
    },
  ],
  byHand: 'write a value that postconf(5) names for this setting, or take it out',
  why: `Postfix checks a setting in the programs that use it, and nowhere else. Here master.cf has no
entry for such a program, or the entry that has the option runs another one, or each entry has a
good value of its own; so the bad value does no harm today.

It is a trap all the same. Once the service is switched on (postscreen is the usual case) its program
ends with a fatal error at each start.`,
  references: [{ postconf: 'postscreen_greet_action' }, { man: 'master', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'postscreen_greet_action = enforced\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'postscreen_greet_action = enforce\n' },
      },
      {
        files: {
          'main.cf': '',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtp_helo_timeout=soon\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'postscreen_greet_action = continue\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': '',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtp_helo_timeout=5m\n',
        },
      },
    ],
  },
});
