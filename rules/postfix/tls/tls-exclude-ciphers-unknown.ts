import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-exclude-ciphers-unknown',
  title: 'A cipher exclusion names no cipher',
  appliesTo: { fact: 'cipher-exclusion' },
  when: { datum: 'problem', oneOf: ['unknown'] },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    'no OpenSSL knows a cipher or a group "{{element}}", so that {{name}} does not exclude what was ' +
    'meant by it',
  fixes: [
    {
      when: { not: { datum: 'corrected', oneOf: [''] } },
      safety: 'unsafe',
      description: 'write {{corrected}}, the nearest name',
      operations: [{ replacePlace: 'element', with: '{{corrected}}' }],
    },
  ],
  byHand: 'look the name up with "openssl ciphers -v NAME", or take it out',
  why: `OpenSSL skips a name that it does not know, without a word, and Postfix logs nothing either. So
a slip of the pen leaves the cipher in that you wanted out. Case counts: RC4 is a group, rc4 is
nothing.

Names that some release of OpenSSL has known are not reported, even if yours has dropped them: SEED,
EXP or KRB5 in an old list are harmless. Neither are the names of the standards
(TLS_RSA_WITH_RC4_128_SHA).

One case is not harmless. Before OpenSSL 3.2 a name ends at an underscore, and if what stands before
it is known, as in AES_GCM, OpenSSL refuses the whole list: each handshake fails with "invalid
command" (seen with Postfix 3.7 and OpenSSL 3.0). Write AESGCM there.

The fix counts as unsafe, because the nearest name is a guess, and to exclude one more cipher can cut
off a peer that has no other.`,
  references: [{ postconf: 'smtpd_tls_exclude_ciphers' }, { man: 'openssl-ciphers', section: 1 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_exclude_ciphers = aNULL, CAMELIA\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_exclude_ciphers = aNULL, CAMELLIA\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_exclude_ciphers = obsolete-stuff\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_exclude_ciphers = aNULL, RC4-SHA, kEDH+aRSA\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_exclude_ciphers = SEED, EXP, KRB5\n',
        },
      },
    ],
  },
});
