import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/domain-class-overlap',
  title: 'A domain in two lists of which it belongs into one',
  appliesTo: { fact: 'domain-in-two-classes' },
  when: { all: [] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: 'both {{winner}} and {{loser}} have {{domains}}; {{winner}} counts: {{consequence}}',
  fixes: [
    {
      when: { datum: 'winner', oneOf: ['mydestination'] },
      safety: 'unsafe',
      description: 'take it out of mydestination',
      operations: [{ deletePlace: 'removal' }],
    },
  ],
  byHand: 'leave the domain in the one list that says what it is',
  why: `mydestination, virtual_alias_domains, virtual_mailbox_domains and relay_domains sort domains into
classes: users of this host, aliases only, mailboxes without a user of the host, domains that are handed
on. The class decides which table knows the recipients and which program delivers. A domain in two of
them is asked for in this order, and the first one wins. Postfix logs "do not list domain ... in BOTH
mydestination and virtual_mailbox_domains" for each message, and takes mail for people who have no
mailbox where it looks, or refuses those who have one where it does not.

Mostly the virtual list is what is meant, and the domain was left behind in mydestination, often as
$myhostname or $mydomain. That is what the fix takes out; it changes where mail goes, hence it counts
as unsafe.`,
  references: [
    { postconf: 'mydestination' },
    { postconf: 'virtual_mailbox_domains' },
    { url: 'https://www.postfix.org/ADDRESS_CLASS_README.html', title: 'Postfix Address Classes' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'mydestination = localhost, example.org\nvirtual_mailbox_domains = example.org\n',
        },
        fixed: {
          'main.cf': 'mydestination = localhost\nvirtual_mailbox_domains = example.org\n',
        },
      },
      {
        files: {
          'main.cf':
            'mydomain = example.org\nmydestination = localhost, $mydomain\n' +
            'virtual_alias_domains = example.net, Example.ORG\n',
        },
        fixed: {
          'main.cf':
            'mydomain = example.org\nmydestination = localhost\n' +
            'virtual_alias_domains = example.net, Example.ORG\n',
        },
      },
      {
        files: {
          'main.cf': 'virtual_mailbox_domains = example.org\nrelay_domains = example.org\n',
        },
      },
      { files: { 'main.cf': 'virtual_mailbox_domains = $myhostname\n' } },
    ],
    good: [
      {
        files: {
          'main.cf':
            'mydestination = localhost, mail.example.org\nvirtual_mailbox_domains = example.org\n',
        },
      },
      { files: { 'main.cf': 'mydestination = example.org\nrelay_domains = example.org\n' } },
      {
        files: {
          'main.cf':
            'mydestination = example.org\nvirtual_mailbox_domains = hash:/etc/postfix/domains\n',
        },
      },
    ],
  },
});
