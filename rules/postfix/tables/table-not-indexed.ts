import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/table-not-indexed',
  title: 'postmap was never run on a lookup table',
  appliesTo: { fact: 'table-index-stale' },
  when: { datum: 'problem', oneOf: ['absent'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'there is no {{index}}, so each lookup in {{table}} ({{setting}}) fails with a temporary error',
  byHand: 'run {{program}} {{table}}',
  why: `Postfix reads the index that postmap(1) makes, and not the text that people edit. Without the
index a daemon logs "open database ...: No such file or directory" and answers each lookup as if a
disk had failed: smtpd defers with "451 4.3.0 Temporary lookup failure", and queued mail stays in the
queue. Another type is another index: after a change from hash: to lmdb: postmap has to be run again.

This is asked only on the host that runs the configuration, since an index is rarely kept beside the
text in a repository.`,
  references: [
    { man: 'postmap', section: 1 },
    { url: 'https://www.postfix.org/DATABASE_README.html', title: 'DATABASE_README' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'transport_maps = hash:/etc/postfix/transport\n',
          '/etc/postfix/transport': 'example.com smtp:[192.0.2.1]\n',
        },
      },
      {
        files: {
          'main.cf': 'transport_maps = lmdb:/etc/postfix/transport\n',
          '/etc/postfix/transport': 'example.com smtp:[192.0.2.1]\n',
          '/etc/postfix/transport.db': '',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'transport_maps = hash:/etc/postfix/transport\nrelay_domains = texthash:/etc/postfix/relay\n',
          '/etc/postfix/transport': 'example.com smtp:[192.0.2.1]\n',
          '/etc/postfix/transport.db': '',
          '/etc/postfix/relay': 'example.com x\n',
        },
      },
    ],
  },
});
