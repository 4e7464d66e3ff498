import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/client-setting-unknown',
  title: 'A setting that the client of a lookup table does not read',
  appliesTo: { fact: 'client-setting' },
  when: { datum: 'problem', oneOf: ['unknown-name'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{table}}, {{where}}: the client reads no setting "{{name}}", and looks up as if the line were ' +
    'not there',
  fixes: [
    {
      when: {
        all: [
          { not: { datum: 'suggestion', oneOf: [''] } },
          { datum: 'suggestionIsSet', oneOf: [false] },
        ],
      },
      safety: 'unsafe',
      description: 'call it {{suggestion}}, which then takes effect',
      operations: [{ replacePlace: 'name', with: '{{suggestion}}' }],
    },
  ],
  byHand:
    'look the name up in the manual of the table type, such as mysql_table(5); or take it out',
  why: `The file that a table such as mysql:/etc/postfix/users.cf names is written like main.cf, and the
client asks it for the names it knows. Of any other name no daemon says a word. Only postconf(1) does,
from 2.11 on: "unused parameter". So a misspelt limit, filter or TLS setting looks as if it were in
force and is not.

Names differ between the types: LDAP has server_host where the SQL clients have hosts, query_filter
where they have query. A name that a later release brings counts as unknown too.`,
  references: [
    { man: 'postconf', section: 1 },
    { man: 'mysql_table', section: 5 },
    { man: 'ldap_table', section: 5 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'virtual_mailbox_maps = proxy:mysql:/etc/postfix/users.cf\n',
          '/etc/postfix/users.cf':
            "dbname = mail\nquery = SELECT 1 FROM users WHERE mail = '%s'\nexpansion_limits = 1\n",
        },
        fixed: {
          '/etc/postfix/users.cf':
            "dbname = mail\nquery = SELECT 1 FROM users WHERE mail = '%s'\nexpansion_limit = 1\n",
        },
      },
      {
        files: {
          'main.cf': 'virtual_alias_maps = ldap:/etc/postfix/people.cf\n',
          '/etc/postfix/people.cf': 'hosts = ldap.example.org\nsearch_base = dc=example, dc=org\n',
        },
      },
      {
        files: {
          'main.cf': 'virtual_alias_maps = mysql:/etc/postfix/aliases.cf\n',
          '/etc/postfix/aliases.cf': 'dbname = mail\nquery = SELECT 1\npasswd = example\n',
        },
      },
      {
        files: {
          'main.cf': 'relay_domains = mysql:/etc/postfix/domains.cf\n',
          '/etc/postfix/domains.cf': 'dbname = mail\nquery = SELECT 1\ncharset = utf8mb4\n',
        },
        version: '3.7',
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'virtual_alias_maps = mysql:/etc/postfix/aliases.cf\n',
          '/etc/postfix/aliases.cf':
            '# who is who\nhosts = unix:/run/mysqld/mysqld.sock\nuser = mail\npassword = example\n' +
            "dbname = mail\nquery = SELECT goto FROM alias\n  WHERE address = '%s'\nresult_format = %s\n",
        },
      },
      {
        files: {
          'main.cf': 'relay_domains = mysql:/etc/postfix/domains.cf\n',
          '/etc/postfix/domains.cf': 'dbname = mail\nquery = SELECT 1\ncharset = utf8mb4\n',
        },
        version: '3.9',
      },
      {
        files: {
          'main.cf': 'relay_domains = hash:/etc/postfix/domains\n',
          '/etc/postfix/domains': 'bogus = 1\n',
        },
      },
    ],
  },
});
