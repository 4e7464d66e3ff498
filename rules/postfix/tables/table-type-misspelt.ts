import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/table-type-misspelt',
  title: 'A lookup table of a type that Postfix does not have',
  appliesTo: { fact: 'table-type' },
  when: { datum: 'problem', oneOf: ['misspelt'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} names {{word}}, but no release of Postfix has a table type {{type}} (did you mean ' +
    '{{suggestion}}?): each lookup fails with a temporary error, and mail waits for it in vain',
  fixes: [
    {
      safety: 'unsafe',
      description: 'write {{suggestion}} in its place; the table counts from then on',
      operations: [{ replacePlace: 'type', with: '{{suggestion}}' }],
    },
  ],
  byHand: 'write the type of the table in front of the colon, in small letters',
  why: `What stands in front of the colon is the type of the table: hash, lmdb, pcre, cidr and so on;
"postconf -m" lists those of a host. Small letters count, HASH is none. A program that finds a type it
does not have logs 'unsupported dictionary type' and goes on with a table in which every lookup fails.

A failed lookup is no "not found". smtpd answers with "451 4.3.0 Temporary lookup failure", or with
"451 4.3.5 Server configuration error" in a restriction; cleanup takes no message; what is in the
queue stays there. So it was with Postfix 3.7.11 for each setting that was tried. Neither postfix
check nor the start of Postfix says a word.

The fix is unsafe because nobody has seen the table at work: what stands in it takes effect.`,
  references: [
    { url: 'https://www.postfix.org/DATABASE_README.html', title: 'DATABASE_README' },
    { man: 'postmap', section: 1 },
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'virtual_alias_maps = hahs:/etc/postfix/virtual\n' },
        fixed: { 'main.cf': 'virtual_alias_maps = hash:/etc/postfix/virtual\n' },
      },
      {
        files: {
          'main.cf': 'transport_maps = inline:{a=b}, proxy:mysq:/etc/postfix/transport.cf\n',
        },
        fixed: {
          'main.cf': 'transport_maps = inline:{a=b}, proxy:mysql:/etc/postfix/transport.cf\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_client_restrictions = check_client_access CIDR:/etc/postfix/clients\n',
        },
        fixed: {
          'main.cf': 'smtpd_client_restrictions = check_client_access cidr:/etc/postfix/clients\n',
        },
      },
      {
        files: { 'main.cf': 'tables = hahs:/etc/postfix/virtual\nvirtual_alias_maps = $tables\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'virtual_alias_maps = lmdb:/etc/postfix/virtual, pipemap:{inline:{a=b},static:c}, ' +
            'tcp:127.0.0.1:2525\n',
        },
      },
      {
        files: {
          'main.cf':
            'transport_maps = {{ table_type }}:/etc/postfix/transport\nrelayhost = hahs:25\n',
        },
      },
      // No password is looked up.
      { files: { 'main.cf': 'smtp_sasl_password_maps = hahs:/etc/postfix/passwd\n' } },
    ],
  },
});
