import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/deprecated-renames',
  title: 'A parameter is set by its former name',
  appliesTo: { fact: 'deprecated-parameter' },
  when: { datum: 'renamed', oneOf: [true] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{name}} is the former name of {{replacement}} and {{counts}}: Postfix {{since}} and later ' +
    'announce that they will drop it',
  fixes: [
    {
      when: { datum: 'replacementIsSet', oneOf: [false] },
      safety: 'safe',
      description: 'use the name {{replacement}}',
      operations: [{ replacePlace: 'name', with: '{{replacement}}' }],
    },
  ],
  byHand: '{{replacement}} is set too and goes before; take {{name}} out',
  why: `The new parameter has the old one as its default, so a value under the old name is still
honoured as long as the new one is not set. From the release on that is named in the message, postconf
and "postfix check" warn of it, and a later release will drop the old name. Renaming changes nothing
today.`,
  references: [
    { url: 'https://www.postfix.org/DEPRECATION_README.html', title: 'DEPRECATION_README' },
  ],
  examples: {
    bad: [
      {
        version: '3.11',
        files: {
          'main.cf': 'virtual_maps = hash:/etc/postfix/virtual\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'virtual_alias_maps = hash:/etc/postfix/virtual\n' },
      },
      {
        version: '3.11',
        files: {
          'main.cf':
            'virtual_maps = hash:/etc/postfix/virtual\nvirtual_alias_maps = hash:/etc/postfix/alias\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        version: '3.7',
        files: {
          'main.cf': 'virtual_maps = hash:/etc/postfix/virtual\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.11',
        files: {
          'main.cf': 'virtual_alias_maps = hash:/etc/postfix/virtual\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
