import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-leading-whitespace',
  title: 'The first line of main.cf is indented',
  appliesTo: { fact: 'malformed-setting' },
  when: { datum: 'problem', oneOf: ['leading-whitespace'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '"{{text}}" is indented with nothing above that it could continue: Postfix drops the line, and ' +
    'mail is handled as if it were not there',
  fixes: [
    {
      when: { not: { datum: 'parameter', oneOf: [''] } },
      safety: 'unsafe',
      description: 'begin it in the first column, so that {{parameter}} takes effect',
      operations: [{ deletePlace: 'indent' }],
    },
  ],
  byHand: 'begin the line in the first column, or take it out',
  why: `A line that begins with a blank or a tab continues the setting above. Where only comments and empty
lines stand above it there is none, and Postfix drops the line, together with those that continue it.
Each program that starts logs "logical line must not start with whitespace"; none of them stops.

In the middle of the file the same slip does something else: the line becomes part of the value before
it.

The fix is unsafe because the setting has not counted so far and does then.`,
  references: [{ man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': '# our server\n  smtpd_helo_required = yes\nmyhostname = mx.example.org\n',
        },
        fixed: {
          'main.cf': '# our server\nsmtpd_helo_required = yes\nmyhostname = mx.example.org\n',
        },
      },
      {
        files: { 'main.cf': '\tmydestination =\n\t  example.org,\n\t  example.net\n' },
        fixed: { 'main.cf': 'mydestination =\n\t  example.org,\n\t  example.net\n' },
      },
      { files: { 'main.cf': '  permit_mynetworks\nsmtpd_helo_required = yes\n' } },
    ],
    good: [
      { files: { 'main.cf': '  # our server\nsmtpd_helo_required = yes\n' } },
      { files: { 'main.cf': 'mydestination =\n# ours\n  example.org, mydestination\n' } },
    ],
  },
});
