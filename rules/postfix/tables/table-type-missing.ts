import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/table-type-missing',
  title: 'A lookup table without its type',
  appliesTo: { fact: 'table-type' },
  when: { datum: 'problem', oneOf: ['no-type'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} names {{word}} without the type of the table: the programs that read it end with ' +
    'a fatal error, and mail stands still',
  byHand: 'write the type in front, such as hash:{{word}}, and build the index with postmap',
  why: `A table is written as its type, a colon and its name. Postfix does not guess the type from a
path: smtpd, cleanup or trivial-rewrite, whichever reads the setting, ends with 'open dictionary:
expecting "type:name" form', and master(8) starts it again in vain (tried with Postfix 3.7.11). With
virtual_alias_maps no client even gets a greeting. postfix check does not notice.

Which type is meant you can see from the file: one that was run through postmap(1) has a sister with
.db (hash), .lmdb or .cdb; patterns between slashes are pcre or regexp; networks are cidr.`,
  references: [
    { url: 'https://www.postfix.org/DATABASE_README.html', title: 'DATABASE_README' },
    { postconf: 'virtual_alias_maps' },
  ],
  examples: {
    bad: [
      { files: { 'main.cf': 'virtual_alias_maps = /etc/postfix/virtual\n' } },
      { files: { 'main.cf': 'transport_maps = hash:/etc/postfix/a /etc/postfix/b\n' } },
      { files: { 'main.cf': 'header_checks = /etc/postfix/header_checks\n' } },
    ],
    good: [
      { files: { 'main.cf': 'virtual_alias_maps = hash:/etc/postfix/virtual\n' } },
      {
        files: {
          'main.cf':
            'virtual_alias_maps =\nvirtual_mailbox_domains = /etc/postfix/domains\n' +
            'relay_domains = example.net\n',
        },
      },
      { files: { 'main.cf': 'transport_maps = PH_TRANSPORT_MAPS\n' } },
    ],
  },
});
