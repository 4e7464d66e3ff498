import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-bom',
  title: 'A byte order mark in front of a line',
  appliesTo: { fact: 'foreign-character' },
  when: { datum: 'kind', oneOf: ['byte-order-mark'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: 'a line begins with a byte order mark, which shows nothing: {{consequence}}',
  fixes: [
    {
      when: { datum: 'effect', oneOf: ['fatal'] },
      safety: 'safe',
      description: 'take it out',
      operations: [{ deletePlace: 'characters' }],
    },
    {
      safety: 'unsafe',
      description: 'take it out, so that {{within}} is set',
      operations: [{ deletePlace: 'characters' }],
    },
  ],
  why: `Editors of other systems put three invisible bytes (EF BB BF) in front of a text in UTF-8; where such a
file is appended to another one, they end up in the middle. To Postfix they are the first characters of
the line. In front of a setting they make a name that nobody reads, and the setting does not count:
postconf reports it as unused, with "???" in front. In front of a comment or an empty line they make a
line without an equals sign, and every Postfix program ends: "missing '=' after attribute name". In
master.cf they make a line with too few columns, or a service of a name that cannot be resolved, and
Postfix does not start.

To take them away is safe where Postfix does not start. Where it does, a setting comes to count that has
not counted so far.`,
  references: [
    { man: 'postconf', section: 5 },
    { man: 'master', section: 5 },
  ],
  silences: [
    'postfix/main-unknown-param',
    'postfix/main-missing-equals',
    'postfix/master-bad-columns',
    'postfix/main-nbsp',
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': '﻿myhostname = mail.example.org\nmydomain = example.org\n' },
        fixed: { 'main.cf': 'myhostname = mail.example.org\nmydomain = example.org\n' },
      },
      {
        files: { 'main.cf': '﻿# main.cf of the gateway\nmyhostname = mail.example.org\n' },
        fixed: { 'main.cf': '# main.cf of the gateway\nmyhostname = mail.example.org\n' },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': '﻿smtp inet n - n - - smtpd\n',
        },
        fixed: { 'master.cf': 'smtp inet n - n - - smtpd\n' },
      },
    ],
    good: [{ files: { 'main.cf': 'myhostname = mail.example.org\nmail_name = Äpfel\n' } }],
  },
});
