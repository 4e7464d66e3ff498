import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-missing-equals',
  title: 'A line of main.cf that is no setting stops Postfix',
  appliesTo: { fact: 'malformed-setting' },
  when: { datum: 'problem', oneOf: ['missing-equals', 'missing-name'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '"{{text}}" is not of the form name = value: every Postfix program ends with a fatal error when ' +
    'it reads main.cf, and mail stands still',
  fixes: [
    {
      when: { not: { datum: 'parameter', oneOf: [''] } },
      safety: 'safe',
      description: 'put an equals sign behind {{parameter}}',
      operations: [{ replacePlace: 'gap', with: ' =' }],
    },
  ],
  byHand:
    'write name = value, indent the line if it continues the one above, or make it a comment with "#"',
  why: `Every Postfix program reads main.cf when it starts, and ends over such a line: "missing '=' after
attribute name" or "missing attribute name". Programs that are running go on, until master replaces
them; new ones do not start, so that mail stops little by little. postfix check and postfix start end
with the same message.

Mostly the "=" was forgotten, or a long value was broken over lines and the next line is not indented:
Postfix takes a line for a continuation only if it begins with a blank or a tab. A leftover of a merge
("<<<<<<<") has that effect too.

The fix puts the sign behind the first word where that is a parameter and a value follows. Nothing
works today, so nothing is lost.`,
  references: [{ man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'myhostname = mail.example.org\nsmtpd_helo_required yes\n' },
        fixed: { 'main.cf': 'myhostname = mail.example.org\nsmtpd_helo_required = yes\n' },
      },
      {
        files: {
          'main.cf':
            'mydestination\n  example.org,\n  example.net\nmyhostname = mail.example.org\n',
        },
        fixed: {
          'main.cf':
            'mydestination =\n  example.org,\n  example.net\nmyhostname = mail.example.org\n',
        },
      },
      { files: { 'main.cf': 'smtpd_helo_required := yes\n' } },
      { files: { 'main.cf': 'myhostname: mail.example.org\n' } },
      { files: { 'main.cf': 'smtpd_helo_required\n' } },
      { files: { 'main.cf': 'myhostname = mail.example.org\n= yes\n' } },
      {
        files: { 'main.cf': 'mydestination = example.org,\nexample.net\n' },
      },
    ],
    good: [
      { files: { 'main.cf': 'smtpd_helo_required=yes\nmydestination =\n' } },
      { files: { 'main.cf': 'mydestination = example.org,\n example.net\n' } },
      { files: { 'main.cf': 'myhostname = mail.example.org\n# smtpd_helo_required yes\n' } },
    ],
  },
});
