import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/deprecated-enforce-peername',
  title: 'tls_enforce_peername has no effect beside a TLS security level',
  appliesTo: { setting: ['smtp_tls_enforce_peername', 'lmtp_tls_enforce_peername'] },
  when: {
    all: [{ is: 'set' }, { not: { setting: '{{prefix}}_tls_security_level', is: 'empty' } }],
  },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{setting}} = {{value}} has no effect: the TLS security level says whether names are verified',
  fixes: [
    {
      when: {
        any: [
          { setIn: 'master.cf' },
          { not: { someServiceSets: ['{{prefix}}_tls_security_level'], to: 'empty' } },
        ],
      },
      safety: 'safe',
      description: 'take it out',
      operations: [{ unset: true }],
    },
  ],
  byHand: 'take it out where no service empties the TLS security level',
  why: `The switch is from Postfix 2.2. It tells whether smtp_enforce_tls = yes also verifies the name in the
certificate, and counts only while smtp_tls_security_level is empty. With a level set, "encrypt" takes
any certificate and "verify" and "secure" look at the name, whatever this line says. Postfix 3.11 and
later warn that support will be removed.

Who set it to yes in order to have names verified does not get that: set the level to verify or secure,
for all mail or for single destinations in smtp_tls_policy_maps.`,
  references: [
    { postconf: 'smtp_tls_enforce_peername' },
    { postconf: 'smtp_tls_security_level' },
    { url: 'https://www.postfix.org/DEPRECATION_README.html', title: 'DEPRECATION_README' },
  ],
  silences: ['postfix/deprecated-parameter'],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_enforce_peername = no\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'smtp_tls_security_level = may\n' },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\n',
          'master.cf':
            'smtp unix - - n - - smtp\nout unix - - n - - smtp -o smtp_tls_enforce_peername=yes\n',
        },
        fixed: { 'master.cf': 'smtp unix - - n - - smtp\nout unix - - n - - smtp\n' },
      },
    ],
    good: [
      {
        version: '3.7',
        files: {
          'main.cf': 'smtp_enforce_tls = yes\nsmtp_tls_enforce_peername = no\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.7',
        files: {
          'main.cf': 'smtp_tls_security_level = may\nlmtp_tls_enforce_peername = no\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
