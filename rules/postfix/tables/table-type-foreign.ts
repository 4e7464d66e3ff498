import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/table-type-foreign',
  title: 'A lookup table of a type that is not of Postfix',
  appliesTo: { fact: 'table-type' },
  when: { datum: 'problem', oneOf: ['foreign'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} names {{word}}, but no release of Postfix has a table type {{type}}: unless a plugin ' +
    'brings it, each lookup fails with a temporary error, and mail waits for it in vain',
  byHand:
    'see whether "postconf -m" lists the type on the host; if not, move the data to one that it does',
  why: `The types that a Postfix has are those that it was built with, and those of plugins that
dynamicmaps.cf names. "postconf -m" lists them. With any other type the programs log 'unsupported
dictionary type', and each lookup fails: smtpd answers with 451, queued mail stays in the queue.

A plugin of a third party may bring a type of its own; disable the rule where that is so.`,
  references: [
    { url: 'https://www.postfix.org/DATABASE_README.html', title: 'DATABASE_README' },
    { man: 'postconf', section: 1 },
  ],
  examples: {
    bad: [
      { files: { 'main.cf': 'virtual_alias_maps = elasticsearch:/etc/postfix/virtual\n' } },
      {
        files: {
          'main.cf':
            'smtpd_client_restrictions = check_client_access elasticsearch:/etc/postfix/clients\n',
        },
      },
    ],
    good: [
      { files: { 'main.cf': 'virtual_alias_maps = memcache:/etc/postfix/virtual.cf\n' } },
      {
        files: {
          'main.cf':
            'transport_maps = PH_TYPE_NAME:/etc/postfix/transport\nalias_maps = $db_type:/etc/aliases\n',
        },
      },
    ],
  },
});
