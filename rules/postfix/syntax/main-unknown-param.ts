import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-unknown-param',
  title: 'main.cf sets a name that no program reads',
  appliesTo: { fact: 'unknown-parameter' },
  when: {
    all: [
      { datum: 'setIn', oneOf: ['main.cf'] },
      { datum: 'otherReleases', oneOf: [''] },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{name}} is no parameter of {{owner}}, and no value refers to it: mail is handled as if the line ' +
    'were not there',
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
    'look the name up in postconf(5), and master.cf for the service; if nothing needs the line, take it out',
  why: `Postfix lets main.cf set any name, since values may refer to it with $name. A misspelt parameter
is such a name: no daemon complains, and what it was meant to do does not happen. Only postconf says
"unused parameter", and postfix check from 3.9 on.

A name counts as known if this release has it, if a transport or spawn service in master.cf brings it
into being, if it is a restriction class, if a lookup table takes its settings from main.cf by that
prefix, or if some value refers to it. When master.cf is not at hand, or the text is an excerpt, only
names that are nearly those of parameters are reported.

To rename a line makes a setting count that has not counted so far, perhaps for years. Hence the fix is
unsafe.`,
  references: [
    { man: 'postconf', section: 5 },
    { man: 'postconf', section: 1 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_tls_protocol = >=TLSv1\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'smtpd_tls_protocols = >=TLSv1\n' },
      },
      {
        files: {
          'main.cf': 'mydestinations = example.org\nmydestination = localhost\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'our_favourite_colour = green\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'dovecot_destination_recipient_limit = 1\n',
          'master.cf': 'smtp unix - - n - - smtp\n',
        },
      },
      {
        fragment: true,
        files: { 'main.cf': 'smtpd_helo_requird = yes\n' },
        fixed: { 'main.cf': 'smtpd_helo_required = yes\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'our_domains = example.org\nmydestination = $our_domains\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'our_domains = example.org\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o mydestination=$our_domains\n',
        },
      },
      {
        files: {
          'main.cf': 'dovecot_destination_recipient_limit = 1\n',
          'master.cf': 'dovecot unix - n n - - pipe\n  flags=DRhu user=vmail argv=/bin/deliver\n',
        },
      },
      // The queue manager reads it, although postconf calls it unused.
      {
        files: {
          'main.cf': 'slow_destination_rate_delay = 1s\n',
          'master.cf': 'slow unix - - n - - discard\n',
        },
      },
      {
        files: {
          'main.cf':
            'virtual_mailbox_maps = mysql:users\nusers_hosts = 127.0.0.1\nusers_dbname = mail\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_protocols = >=TLSv1\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      { files: { 'main.cf': 'our_favourite_colour = green\nmydestination = $myhostname\n' } },
    ],
  },
});
