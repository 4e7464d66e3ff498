import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-stray-continuation',
  title: 'Lines left over from a setting that is commented out',
  appliesTo: { fact: 'misplaced-line' },
  when: { datum: 'problem', oneOf: ['left-of-setting'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: '"{{text}}" continues {{owner}} and not {{meant}}, whose first line is a comment',
  fixes: [
    {
      safety: 'unsafe',
      description: 'comment out the lines that are left of {{meant}}',
      operations: [{ replacePlace: 'starts', with: '#' }],
    },
  ],
  why: `A comment does not end a setting, and neither does an empty line: the next indented line continues the
last line that is not a comment. Who comments out only the first line of a setting that goes over
several leaves the rest behind, and it becomes part of the setting above: mynetworks then lists
restrictions, or a list of restrictions goes on with those that were to be switched off. Nothing is
logged of it.

The rule speaks where the commented line ends with the equals sign or with a comma, so that it has to
go on, and the line above does not. The fix comments the rest out too; it is unsafe, since the value
above changes.`,
  references: [{ man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'mynetworks = 127.0.0.0/8\n#smtpd_client_restrictions =\n   permit_mynetworks,\n   reject\n',
        },
        fixed: {
          'main.cf':
            'mynetworks = 127.0.0.0/8\n#smtpd_client_restrictions =\n#   permit_mynetworks,\n#   reject\n',
        },
      },
      {
        files: {
          'main.cf':
            'myhostname = mail.example.org\n\n# mydestination = example.org,\n    example.net\n',
        },
        fixed: {
          'main.cf':
            'myhostname = mail.example.org\n\n# mydestination = example.org,\n#    example.net\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'mynetworks = 127.0.0.0/8\n#smtpd_client_restrictions =\n#   permit_mynetworks,\n#   reject\n',
        },
      },
      { files: { 'main.cf': 'mynetworks =\n#mynetworks = 192.0.2.0/24,\n  127.0.0.0/8\n' } },
      {
        files: {
          'main.cf': 'mynetworks = 127.0.0.0/8,\n#smtpd_client_restrictions =\n  192.0.2.0/24\n',
        },
      },
      {
        files: {
          'main.cf': 'mydestination = example.org\n# mydestination = all of these\n  example.net\n',
        },
      },
    ],
  },
});
