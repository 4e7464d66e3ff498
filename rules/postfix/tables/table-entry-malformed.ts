import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/table-entry-malformed',
  title: 'A line of a lookup table is left out, or means something else',
  appliesTo: { fact: 'table-entry-malformed' },
  when: { not: { datum: 'effect', oneOf: ['unusable'] } },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: '"{{text}}" in {{table}} has no effect: {{words}}',
  byHand:
    'write each entry as "key value" from the first column on, each key once and without a colon ' +
    'at its end',
  why: `A table is a text of lines "key whitespace value". A line that begins with white space
continues the one above. postmap(1) warns of a line that it cannot read, and builds the table
without it; the warning scrolls by, and the entry that somebody wrote is never found. The daemons
that read a texthash table leave out the same lines.

A key without a value is left out, and so is a key with a quote that is not closed, and the first
line of a file when it is indented. Of two entries for one key the first is kept. A key that ends in
a colon is kept with the colon, so that a lookup of the name does not find it: that is the format of
aliases(5), for which there is postalias(1).

Tables that alias_maps names, and files in which most keys end in a colon, are not looked at. For a
table with passwords the line is named and not shown.`,
  references: [
    { man: 'postmap', section: 1 },
    { url: 'https://www.postfix.org/DATABASE_README.html', title: 'DATABASE_README' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'transport_maps = hash:/etc/postfix/transport\n',
          '/etc/postfix/transport': 'example.com smtp:[192.0.2.1]\nexample.org\n',
        },
      },
      {
        files: {
          'main.cf': 'virtual_alias_maps = hash:/etc/postfix/virtual\n',
          '/etc/postfix/virtual': 'a@example.com b\nc@example.com: d\ne@example.com f\n',
        },
      },
      {
        files: {
          'main.cf': 'transport_maps = lmdb:/etc/postfix/transport\n',
          '/etc/postfix/transport': 'example.com smtp:[192.0.2.1]\nExample.com smtp:[192.0.2.2]\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtp_sasl_auth_enable = yes\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd\n',
          '/etc/postfix/sasl_passwd': '[mail.example.com]:587\nuser:secret\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'transport_maps = hash:/etc/postfix/transport\n' +
            'virtual_alias_maps = hash:/etc/postfix/virtual\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd\n',
          '/etc/postfix/transport':
            '# where mail goes\nexample.com\n  smtp:[192.0.2.1]\n"a b"@example.com discard:\n',
          '/etc/postfix/virtual': '\na@example.com b,\n# and\n  c\n',
          '/etc/postfix/sasl_passwd': '[mail.example.com]:587 user:secret\n',
        },
      },
      {
        files: {
          'main.cf': 'alias_maps = hash:/etc/postfix/aliases\n',
          '/etc/postfix/aliases': 'postmaster: root\nroot: me\n',
        },
      },
    ],
  },
});
