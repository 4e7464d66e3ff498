import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/reference-not-loaded',
  title: 'A reference to a default that the program does not know',
  appliesTo: { fact: 'unloaded-reference' },
  when: { datum: 'effect', oneOf: ['other-value'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{within}} refers to ${{name}}, which is not loaded yet when {{programs}} reads {{setting}}: ' +
    'it stands for nothing there, and {{setting}} is "{{value}}" and not "{{shown}}", as postconf shows',
  fixes: [
    {
      when: { not: { datum: 'instead', oneOf: [''] } },
      safety: 'unsafe',
      description: 'write {{instead}}',
      operations: [{ replacePlace: 'reference', with: '{{instead}}' }],
    },
  ],
  byHand: 'write the value down, or set {{name}} in main.cf to the value that it is to have',
  why: `postconf knows every parameter of every program. A program knows what main.cf and its own -o set,
what all programs load (myhostname, mynetworks and the like), and those of its own parameters that it
has loaded already: numbers, texts, switches and times in an order that differs from program to
program, and inside each group in the order of the source. A name that is not there yet, or belongs to
another program, expands to the empty text. Nothing is logged, and postconf -x shows the value that you
had in mind.

smtpd_banner = $myhostname, we wait $smtpd_timeout greets with "we wait": smtpd loads its times last.
In main.cf the same name would be known: main.cf is read before all. So the remedy is to set the other
parameter explicitly, be it to its default, or to write its value here. That the value changes for the
program is the point; look at what it decides before you apply it.

The order was watched in Postfix 3.7.11. Where it is not sure for your release, nothing is reported.`,
  references: [{ man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_banner = mx.example.org ESMTP, patience $smtpd_timeout\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'smtpd_banner = mx.example.org ESMTP, patience 300s\n' },
        version: '3.7',
      },
      {
        files: {
          'main.cf': 'smtp_helo_name = x$smtpd_tls_loglevel.example.org\n',
          'master.cf': 'smtp unix - - n - - smtp\n',
        },
        fixed: { 'main.cf': 'smtp_helo_name = x0.example.org\n' },
        version: '3.7',
      },
      {
        files: {
          'main.cf': 'our_name = $smtpd_tls_loglevel.example.org\n',
          'master.cf': 'smtp unix - - n - - smtp -o smtp_helo_name=x${our_name}\n',
        },
        fixed: { 'main.cf': 'our_name = 0.example.org\n' },
        version: '3.11',
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_timeout = 300s\nsmtpd_banner = mx.example.org ESMTP, patience $smtpd_timeout\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        version: '3.7',
      },
      {
        files: {
          'main.cf':
            'smtpd_banner = $myhostname ESMTP $mail_name, $smtpd_recipient_limit at most\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        version: '3.7',
      },
      {
        files: {
          'main.cf': 'smtp_helo_name = $myhostname\n',
          'master.cf': 'smtp unix - - n - - smtp\n',
        },
        version: '3.7',
      },
      {
        files: {
          'main.cf': 'smtpd_tls_mandatory_protocols = $smtpd_tls_protocols\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        version: '3.7',
      },
      { fragment: true, files: { 'main.cf': 'smtpd_banner = patience $smtpd_timeout\n' } },
    ],
  },
});
