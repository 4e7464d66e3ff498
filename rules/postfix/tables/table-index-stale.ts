import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/table-index-stale',
  title: 'A lookup table was changed after postmap was run',
  appliesTo: { fact: 'table-index-stale' },
  when: { datum: 'problem', oneOf: ['older'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{file}} was changed after {{index}} was made: Postfix still answers with the old entries',
  byHand: 'run {{program}} {{table}}',
  why: `Postfix reads the index that postmap(1) makes, and not the text that people edit. A change in
the text takes effect only when postmap has been run; until then the daemons log "database ... is
older than source file ..." and go on with what the index holds. Programs notice the new index by
themselves, no reload is needed.

This is asked only on the host that runs the configuration: in a checkout the times of the files are
those of the checkout.`,
  references: [
    { man: 'postmap', section: 1 },
    { url: 'https://www.postfix.org/DATABASE_README.html', title: 'DATABASE_README' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'transport_maps = hash:/etc/postfix/transport\n',
          '/etc/postfix/transport.db': '',
          '/etc/postfix/transport': 'example.com smtp:[192.0.2.1]\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'transport_maps = hash:/etc/postfix/transport, texthash:/etc/postfix/transport\n',
          '/etc/postfix/transport': 'example.com smtp:[192.0.2.1]\n',
          '/etc/postfix/transport.db': '',
        },
      },
    ],
  },
});
