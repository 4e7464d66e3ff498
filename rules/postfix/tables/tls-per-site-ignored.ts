import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-per-site-ignored',
  title: 'The old table of TLS policies is set and not used',
  appliesTo: { setting: ['smtp_tls_per_site', 'lmtp_tls_per_site'] },
  when: {
    all: [
      { not: { is: 'empty' } },
      { setting: '{{prefix}}_tls_policy_maps', is: 'set' },
      { not: { setting: '{{prefix}}_tls_policy_maps', is: 'empty' } },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: '{{setting}} has no effect: where there is a policy table, the client does not open it',
  fixes: [
    {
      safety: 'safe',
      description: 'take it out',
      operations: [{ unset: true }],
    },
  ],
  why: `smtp_tls_per_site is the table of Postfix 2.2, smtp_tls_policy_maps the one that took its
place. When both are set, the client looks only into the new one and logs "smtp_tls_per_site ignored
when smtp_tls_policy_maps is not empty." A destination that only the old table protects is then
delivered to at the level of smtp_tls_security_level.

Before you drop the old table, see that each of its destinations stands in the new one: NONE and MAY
are none and may, MUST_NOPEERMATCH is encrypt, MUST is verify. The keys differ too: a policy table is
asked for the next hop as it is written in relayhost or in the transport table.`,
  references: [
    { postconf: 'smtp_tls_per_site' },
    { postconf: 'smtp_tls_policy_maps' },
    { url: 'https://www.postfix.org/TLS_README.html#client_tls_policy', title: 'TLS_README' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtp_tls_per_site = hash:/etc/postfix/tls_site\n' +
            'smtp_tls_policy_maps = hash:/etc/postfix/tls_policy\n',
        },
        fixed: { 'main.cf': 'smtp_tls_policy_maps = hash:/etc/postfix/tls_policy\n' },
      },
    ],
    good: [
      { files: { 'main.cf': 'smtp_tls_per_site = hash:/etc/postfix/tls_site\n' } },
      {
        files: {
          'main.cf': 'smtp_tls_per_site =\nsmtp_tls_policy_maps = hash:/etc/postfix/tls_policy\n',
        },
      },
    ],
  },
});
