import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/deprecated-per-site',
  title: 'TLS policies in the table of Postfix 2.2',
  appliesTo: { setting: ['smtp_tls_per_site', 'lmtp_tls_per_site'] },
  when: { all: [{ not: { is: 'empty' } }, { setting: '{{prefix}}_tls_policy_maps', is: 'empty' }] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} is obsolete and weak: it looks policies up by server names too, which DNS may forge, and later releases drop it',
  byHand: 'write a table for smtp_tls_policy_maps, keyed by next hop, and take this out',
  why: `The table of Postfix 2.2 knows four words, NONE, MAY, MUST and MUST_NOPEERMATCH, and finds them under the
next hop or under the name of the server that the MX record gives. Who can forge an answer of the DNS
chooses the policy. Since Postfix 2.3 smtp_tls_policy_maps is in its place, and the manual strongly
discourages the old one; postconf warns from 3.9 on.

In the new table the keys are next hops alone, written as in relayhost or in the transport table
([mail.example.org]:587). NONE becomes none, MAY may, MUST_NOPEERMATCH encrypt and MUST verify or secure.
As soon as a policy table is set the old one is no longer opened.`,
  references: [
    { postconf: 'smtp_tls_per_site' },
    { postconf: 'smtp_tls_policy_maps' },
    { url: 'https://www.postfix.org/DEPRECATION_README.html', title: 'DEPRECATION_README' },
  ],
  silences: ['postfix/deprecated-parameter'],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtp_tls_per_site = hash:/etc/postfix/tls_per_site\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtp_tls_policy_maps = hash:/etc/postfix/tls_policy\nlmtp_tls_per_site =\nsmtp_tls_per_site =\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
