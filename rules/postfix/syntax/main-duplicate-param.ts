import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-duplicate-param',
  title: 'A parameter is set twice, with different values',
  appliesTo: { fact: 'repeated-setting' },
  when: { datum: 'sameValue', oneOf: [false] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{name}} = "{{value}}" does not count: line {{lastLine}} sets it again, to "{{lastValue}}", and ' +
    'mail is handled by that',
  fixes: [
    {
      safety: 'safe',
      description: 'take out the setting that does not count',
      operations: [{ deletePlace: 'setting' }],
    },
  ],
  why: `Of several lines for one parameter the last one counts, with all of its value: lists are not put
together. Someone who changes the first line, in good faith, changes nothing.

From 2.11 on each Postfix program that starts logs "overriding earlier entry" for each such line. With
logging to a file (maillog_file) half a dozen of them can keep Postfix from serving at all: postlogd
sends its own warnings to itself before it listens, and everything else waits for postlogd (seen with
3.7.11).

The fix takes out the earlier lines, so that everything stays as it is. Look at them first: perhaps one
of them is what you meant, and the last line a leftover of some tool that adds to the end of the file.
Comments between the lines stay.`,
  references: [
    { man: 'postconf', section: 5 },
    { postconf: 'mynetworks' },
    { postconf: 'maillog_file' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'mynetworks = 127.0.0.0/8\nmyhostname = mail.example.org\nmynetworks = 10.0.0.0/8\n',
        },
        fixed: { 'main.cf': 'myhostname = mail.example.org\nmynetworks = 10.0.0.0/8\n' },
      },
      {
        files: {
          'main.cf':
            'mydestination = example.org,\n# the old name\n    example.net\n' +
            'mydestination = example.org\nmydestination =\n',
        },
        fixed: { 'main.cf': '# the old name\nmydestination =\n' },
      },
      {
        files: {
          'main.cf': 'smtpd_banner = $myhostname  ESMTP\nsmtpd_banner = $myhostname ESMTP\n',
        },
        fixed: { 'main.cf': 'smtpd_banner = $myhostname ESMTP\n' },
      },
    ],
    good: [
      { files: { 'main.cf': '#mynetworks = 127.0.0.0/8\nmynetworks = 10.0.0.0/8\n' } },
      { files: { 'main.cf': 'mynetworks = 10.0.0.0/8\nmynetworks=10.0.0.0/8\n' } },
      {
        files: {
          'main.cf': 'mynetworks = 10.0.0.0/8\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o mynetworks=127.0.0.0/8\n',
        },
      },
    ],
  },
});
