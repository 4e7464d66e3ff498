import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/table-unusable',
  title: 'One mistake makes a whole lookup table unusable',
  appliesTo: { fact: 'table-entry-malformed' },
  when: { datum: 'effect', oneOf: ['unusable'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'no program can use {{table}}, so every lookup in {{setting}} fails with a temporary error: ' +
    '{{words}} at "{{text}}"',
  byHand:
    'name each key once; in inline: put braces around a pair that holds blanks or commas, ' +
    'as in inline:{ {key = value}, other=value }',
  why: `Two types of tables are all or nothing. A daemon that opens a texthash table and finds a key
twice gives the whole table up, while postmap(1), asked by hand, only warns and goes on. An in-line
table is given up when one of its pairs cannot be read.

The daemon then treats each lookup as one that fails for the time being: smtpd answers with 451 4.3.0,
the SMTP client puts all mail off, also for names that are not in the table at all. The log says that
the table is unavailable.

Inside inline:{ } commas and blanks separate the pairs. A pair whose value holds either, or that has
blanks around its equals sign, needs braces of its own.`,
  references: [
    { url: 'https://www.postfix.org/DATABASE_README.html', title: 'DATABASE_README' },
    { man: 'postmap', section: 1 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtp_tls_policy_maps = texthash:/etc/postfix/tls_policy\n',
          '/etc/postfix/tls_policy': 'example.com encrypt\nexample.com may\n',
        },
      },
      {
        files: {
          'main.cf': 'transport_maps = inline:{example.com=smtp:[192.0.2.1] example.org}\n',
        },
      },
      { files: { 'main.cf': 'transport_maps = inline:{ example.com = discard: }\n' } },
      { files: { 'main.cf': 'transport_maps = inline:{ }\n' } },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtp_tls_policy_maps = texthash:/etc/postfix/tls_policy\n',
          '/etc/postfix/tls_policy': 'example.com encrypt\n.example.com may\n',
        },
      },
      {
        files: {
          'main.cf':
            'transport_maps = inline:{ {example.com = discard: no}, example.org=discard: }\n',
        },
      },
    ],
  },
});
