import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-static-rsa-offered',
  title: 'Submission offers ciphers without forward secrecy',
  appliesTo: { service: ['submission', 'submissions'] },
  when: {
    all: [
      { tls: ['mandatory', 'wrapped'] },
      { ciphers: 'without-forward-secrecy' },
      { ciphers: 'forward-secret' },
    ],
  },
  settings: ['smtpd_tls_mandatory_exclude_ciphers'],
  severity: { interop: 'off', standard: 'off', strict: 'info' },
  message:
    '{{service}} offers suites with RSA key exchange (kRSA) besides better ones: a session that uses ' +
    "one can be read later by whoever gets the server's key",
  fixes: [
    {
      when: { setting: 'smtpd_tls_mandatory_exclude_ciphers', is: 'unset' },
      safety: 'unsafe',
      description: 'exclude them wherever TLS is mandatory',
      operations: [{ set: 'kRSA', setting: 'smtpd_tls_mandatory_exclude_ciphers' }],
    },
  ],
  byHand: 'add kRSA to smtpd_tls_mandatory_exclude_ciphers',
  why: `RFC 9325 says that suites with RSA key transport SHOULD NOT be negotiated, and several national
guides ask to phase them out. A mail program of the last fifteen years prefers an ephemeral exchange
(ECDHE) and gets it, whether or not the old suites are there; so the gain is small, and this is a
hint of the profile "strict" only.

Where TLS is opportunistic the rule says nothing: there the alternative to an old suite is clear
text. The fix counts as unsafe, because the setting also reaches other services with mandatory TLS
and can lock a device out that knows nothing else.`,
  references: [{ postconf: 'smtpd_tls_mandatory_exclude_ciphers' }, { rfc: 9325, section: '4.1' }],
  examples: {
    bad: [
      {
        profile: 'strict',
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_exclude_ciphers = kRSA\n',
        },
      },
    ],
    good: [
      {
        profile: 'strict',
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_exclude_ciphers = aNULL, kRSA\n',
          'master.cf': 'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
      },
      {
        profile: 'strict',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
    ],
  },
});
