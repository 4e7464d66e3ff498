import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-repeated-param',
  title: 'A parameter is set twice to the same value',
  appliesTo: { fact: 'repeated-setting' },
  when: { datum: 'sameValue', oneOf: [true] },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{name}} = "{{value}}" stands in line {{lastLine}} again: mail is handled by that one, and a ' +
    'change of this one does nothing',
  fixes: [
    {
      safety: 'safe',
      description: 'take out the setting that does not count',
      operations: [{ deletePlace: 'setting' }],
    },
  ],
  why: `Of several lines for one parameter the last one counts. As long as all of them say the same
nothing is wrong, and Postfix does not mention it. It becomes wrong when someone changes one of them:
if it is not the last, the change has no effect.`,
  references: [{ man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_helo_required = yes\nmyhostname = mail.example.org\nsmtpd_helo_required=yes\n',
        },
        fixed: { 'main.cf': 'myhostname = mail.example.org\nsmtpd_helo_required=yes\n' },
      },
      {
        files: { 'main.cf': 'relayhost =\nsmtpd_helo_required = no\nrelayhost =\nrelayhost =\n' },
        fixed: { 'main.cf': 'smtpd_helo_required = no\nrelayhost =\n' },
      },
    ],
    good: [
      { files: { 'main.cf': 'smtpd_helo_required = no\nsmtpd_helo_required = yes\n' } },
      { files: { 'main.cf': '# smtpd_helo_required = yes\nsmtpd_helo_required = yes\n' } },
    ],
  },
});
