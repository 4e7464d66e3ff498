import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/nul-byte',
  title: 'A NUL byte in the configuration',
  appliesTo: { fact: 'nul-byte' },
  when: { all: [] },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    'a NUL byte stands in {{file}}: Postfix reads nothing of what follows it in this entry, ' +
    'continuation lines included',
  byHand: 'take the byte out, and look whether the file is damaged',
  why: `Postfix keeps values as C strings, which end at the first NUL. What stands behind it up to the end
of the entry is lost: an element of a list, a restriction. Releases before 3.9 do not say so. Such a
byte comes from a file system that lost power, or from a file in another encoding such as UTF-16.`,
  references: [{ man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'mydestination = example.org\0, example.net\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'mydestination = example.org, example.net\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
