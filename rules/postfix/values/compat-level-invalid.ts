import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/compat-level-invalid',
  title: 'The compatibility level cannot be read',
  appliesTo: { fact: 'invalid-value' },
  versions: '>=3.6',
  when: { datum: 'form', oneOf: ['compatibility-level'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '{{name}} = "{{value}}" is no level ({{log}}): {{consequence}}',
  fixes: [
    {
      when: { not: { datum: 'corrected', oneOf: [''] } },
      safety: 'safe',
      description: 'write {{corrected}}',
      operations: [{ replacePlace: 'value', with: '{{corrected}}' }],
    },
  ],
  byHand: 'write the level as one to three numbers with points between, such as 3.6',
  why: `A level is one number, or two or three with points between, the second and third at most 1023: 2,
3.6 or 3.6.1. Over anything else each program and each command ends with "malformed compatibility
level syntax", "postfix start" and "sendmail" too, because the defaults of other settings depend on
the level. A level above that of the release is accepted.

Before Postfix 3.6 the level is a plain number and 3.6 is none; that is reported as a bad number.`,
  references: [
    { postconf: 'compatibility_level' },
    {
      url: 'https://www.postfix.org/COMPATIBILITY_README.html',
      title: 'Postfix Backwards-Compatibility Safety Net',
    },
  ],
  examples: {
    bad: [
      { files: { 'main.cf': 'compatibility_level = 3.x\n' } },
      {
        files: { 'main.cf': 'compatibility_level = "3.6"\n' },
        fixed: { 'main.cf': 'compatibility_level = 3.6\n' },
      },
      { files: { 'main.cf': 'compatibility_level =\n' }, version: '3.7' },
    ],
    good: [
      { files: { 'main.cf': 'compatibility_level = 3.6\n' } },
      { files: { 'main.cf': 'compatibility_level = 99\n' }, version: '3.7' },
    ],
  },
});
