import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/client-setting-refused',
  title: 'A lookup table whose client refuses its settings',
  appliesTo: { fact: 'client-setting' },
  when: { datum: 'problem', oneOf: ['refused', 'unreadable'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}}: each program that opens {{table}} ends with "{{log}}", and mail that needs it waits',
  byHand: 'write the setting as the manual of the table type says, such as mysql_table(5)',
  why: `The client checks its settings before it connects to anything, and the first one that it cannot
use ends the program with a fatal error: smtpd before it says a word, trivial-rewrite or cleanup in the
middle of a message. The master starts it again, to the same end. With proxy: in front it is proxymap
that ends, and with it every other table that it serves.

The SQL clients need the name of the database (dbname, for SQLite dbpath), and a query or, as of old,
table, select_field and where_field. In a template "%" may stand before "%", "s", "u", "d", "S", "U",
"D" and the digits 1 to 9 alone, so that LIKE '%x' is written LIKE '%%x'. Switches are yes or no. A line
without "=" ends postconf(1) as well, so that it shows nothing of the whole configuration.`,
  references: [
    { man: 'mysql_table', section: 5 },
    { man: 'pgsql_table', section: 5 },
    { man: 'sqlite_table', section: 5 },
    { man: 'ldap_table', section: 5 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'virtual_alias_maps = mysql:/etc/postfix/aliases.cf\n',
          '/etc/postfix/aliases.cf': "hosts = db.example.org\nquery = SELECT 1 WHERE a = '%s'\n",
        },
      },
      {
        files: {
          'main.cf': 'virtual_alias_maps = proxy:pgsql:/etc/postfix/aliases.cf\n',
          '/etc/postfix/aliases.cf': 'dbname = mail\ntable = alias\nselect_field = goto\n',
        },
      },
      {
        files: {
          'main.cf': 'virtual_alias_maps = mysql:/etc/postfix/aliases.cf\n',
          '/etc/postfix/aliases.cf': "dbname = mail\nquery = SELECT 1 WHERE a LIKE '%@%d'\n",
        },
      },
      {
        files: {
          'main.cf': 'virtual_alias_maps = ldap:/etc/postfix/people.cf\n',
          '/etc/postfix/people.cf': 'search_base = dc=example\nbind = true\n',
        },
      },
      {
        files: {
          'main.cf': 'virtual_alias_maps = sqlite:/etc/postfix/aliases.cf\n',
          '/etc/postfix/aliases.cf': 'dbpath = /var/mail.db\nquery = SELECT 1\nrubbish\n',
        },
      },
      {
        files: {
          'main.cf': 'virtual_alias_maps = mysql:users\nusers_hosts = localhost\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'virtual_alias_maps = mysql:LOOKUP_DIR/aliases.cf\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf':
            'virtual_alias_maps = mysql:users\nusers_dbname = mail\nusers_query = SELECT 1\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf':
            'virtual_alias_maps = mysql:/etc/postfix/aliases.cf\n' +
            'virtual_mailbox_maps = pgsql:/etc/postfix/users.cf\n' +
            'local_recipient_maps = ldap:/etc/postfix/people.cf\n',
          '/etc/postfix/aliases.cf':
            "dbname = mail\nquery = SELECT 1 WHERE a LIKE '%%@%d'\nrequire_result_set = No\n",
          '/etc/postfix/users.cf': 'dbname = mail\nselect_function = user_of\n',
          '/etc/postfix/people.cf': 'search_base = dc=example\nbind = none\nversion = 3\n',
        },
      },
    ],
  },
});
