import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-cipherlist-overridden',
  title: 'The cipher list of a grade is changed',
  appliesTo: { setting: ['tls_high_cipherlist', 'tls_medium_cipherlist'] },
  when: { not: { any: [{ is: 'default' }, { is: 'empty' }] } },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{setting}} is not the list of Postfix {{release}}: it governs what is sent and what is ' +
    'received, and no longer follows the releases',
  fixes: [
    {
      safety: 'unsafe',
      description: "take it out, so that the release's own list counts",
      operations: [{ unset: true }],
    },
  ],
  why: `The grades are meant to be chosen, their lists to be left alone: the manual strongly encourages
you not to change them. Each release adapts them (3.8, for one, took out what nobody uses any more),
and a list of your own stays behind. It is one list for both directions, so that what was written for
port 25 or for a scanner also decides what the SMTP client offers to all the world. Suites of TLS 1.3
are not touched by it.

Generators of configurations write such lists, mostly those that browsers have; that is why this is
no more than a hint. Where a rule from outside asks for certain ciphers, better take what it forbids
out with smtpd_tls_exclude_ciphers, or smtpd_tls_mandatory_exclude_ciphers for submission alone.

"mtalint show" lists the suites that each service has with the list as it is.`,
  references: [
    { postconf: 'tls_medium_cipherlist' },
    { postconf: 'tls_high_cipherlist' },
    { postconf: 'smtpd_tls_exclude_ciphers' },
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'tls_medium_cipherlist = AES256+EECDH:AES256+EDH\n' },
        fixed: { 'main.cf': '' },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\n',
          'master.cf':
            'submission inet n - n - - smtpd\n  -o tls_high_cipherlist=HIGH:!aNULL:@STRENGTH\n',
        },
        fixed: { 'master.cf': 'submission inet n - n - - smtpd\n' },
      },
    ],
    good: [
      {
        version: '3.7',
        files: { 'main.cf': 'tls_medium_cipherlist = aNULL:-aNULL:HIGH:MEDIUM:+RC4:@STRENGTH\n' },
      },
      { files: { 'main.cf': 'smtpd_tls_mandatory_ciphers = high\n' } },
    ],
  },
});
