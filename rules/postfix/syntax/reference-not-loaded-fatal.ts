import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/reference-not-loaded-fatal',
  title: 'A program ends over a reference to a default that it does not know',
  appliesTo: { fact: 'unloaded-reference' },
  when: { datum: 'effect', oneOf: ['fatal'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{within}} refers to ${{name}}, which {{programs}} has not loaded when it reads {{setting}}: ' +
    'it stands for nothing there, and the program ends with a fatal error ({{log}}), though postconf ' +
    'shows "{{shown}}"',
  fixes: [
    {
      when: { not: { datum: 'instead', oneOf: [''] } },
      safety: 'safe',
      description: 'write {{instead}}',
      operations: [{ replacePlace: 'reference', with: '{{instead}}' }],
    },
  ],
  byHand: 'write the value down, or set {{name}} in main.cf to the value that it is to have',
  why: `A program knows what main.cf and its own -o set, what all programs load, and those of its own
parameters that it has loaded already. Any other name stands for the empty text, and a switch, a number
or a time that is empty is fatal: smtpd_helo_required = $smtpd_delay_reject ends smtpd with "bad boolean
configuration", since smtpd loads the one before the other. master(8) starts it again and again, and no
mail comes in. postconf -x shows "yes" all the while, and "postfix check" is content.

To write the value down is what the line was meant to say, and the program then starts.`,
  references: [{ man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_helo_required = $smtpd_delay_reject\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'smtpd_helo_required = yes\n' },
        version: '3.7',
      },
      {
        files: {
          'main.cf': 'message_size_limit = ${mailbox_size_limit}\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'message_size_limit = 51200000\n' },
        version: '3.7',
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp unix - - n - - smtp -o smtp_helo_timeout=$smtpd_timeout\n',
        },
        fixed: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp unix - - n - - smtp -o smtp_helo_timeout=300s\n',
        },
        version: '3.11',
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtpd_delay_reject = yes\nsmtpd_helo_required = $smtpd_delay_reject\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        version: '3.7',
      },
      {
        files: {
          'main.cf': 'smtpd_delay_reject = $smtpd_helo_required\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        version: '3.7',
      },
    ],
  },
});
