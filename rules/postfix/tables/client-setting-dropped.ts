import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/client-setting-dropped',
  title: 'A line for the client of a lookup table that does not count',
  appliesTo: { fact: 'client-setting' },
  when: { datum: 'problem', oneOf: ['overridden', 'dropped'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: '{{table}}, {{where}}: the client takes nothing from this line',
  byHand:
    'keep one line for each setting, and begin it at the left margin; several hosts stand in one ' +
    'line, with blanks between them',
  why: `The file is read as main.cf is. Of two lines for one setting the last one counts, also for hosts:
the servers of the first line are never asked, so that a second server meant for the bad day is the
only one. And a first line that begins with a blank continues nothing; it is left out.

Each program that opens the table logs "overriding earlier entry" or "logical line must not start
with whitespace", and so does postconf(1).`,
  references: [
    { man: 'mysql_table', section: 5 },
    { man: 'postconf', section: 5 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'virtual_alias_maps = mysql:/etc/postfix/aliases.cf\n',
          '/etc/postfix/aliases.cf':
            'hosts = db1.example.org\ndbname = mail\nquery = SELECT 1\nhosts = db2.example.org\n',
        },
      },
      {
        files: {
          'main.cf': 'virtual_alias_maps = mysql:/etc/postfix/aliases.cf\n',
          '/etc/postfix/aliases.cf': '  user = mail\ndbname = mail\nquery = SELECT 1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'virtual_alias_maps = mysql:/etc/postfix/aliases.cf\n',
          '/etc/postfix/aliases.cf':
            'hosts = db1.example.org\n  db2.example.org\ndbname = mail\ndbname = mail\nquery = SELECT 1\n',
        },
      },
    ],
  },
});
