import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/client-setting-replaced',
  title: 'A value that the LDAP client replaces by another',
  appliesTo: { fact: 'client-setting' },
  when: { datum: 'problem', oneOf: ['replaced'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: '{{table}}, {{where}}: the LDAP client does not know {{log}} instead',
  byHand: 'write a value that ldap_table(5) names, or take the line out',
  why: `The LDAP client takes sub, base and one for scope, 2 and 3 for version, and 0 to 3 for
dereference. Anything else it replaces, with a warning in the log of each program that opens the
table. With scope = subtree nothing is lost but the peace of the log; with a misspelt base the whole
tree below is searched, and an address may be found that should not be.`,
  references: [{ man: 'ldap_table', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'virtual_alias_maps = ldap:/etc/postfix/people.cf\n',
          '/etc/postfix/people.cf': 'search_base = dc=example\nscope = subtree\n',
        },
      },
      {
        files: {
          'main.cf': 'virtual_alias_maps = ldap:/etc/postfix/people.cf\n',
          '/etc/postfix/people.cf': 'search_base = dc=example\nversion = 4\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'virtual_alias_maps = ldap:/etc/postfix/people.cf\n',
          '/etc/postfix/people.cf':
            'search_base = dc=example\nscope = ONE\nversion = 3\ndereference = 3\n',
        },
      },
    ],
  },
});
