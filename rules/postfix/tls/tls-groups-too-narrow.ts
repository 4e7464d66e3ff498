import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-groups-too-narrow',
  title: 'The server has none of the usual groups for key exchange',
  appliesTo: { setting: ['tls_eecdh_auto_curves'] },
  versions: '>=3.2',
  when: {
    all: [
      { listsOneOf: ['secp521r1', 'P-521', 'X448'] },
      {
        not: {
          listsOneOf: ['X25519', 'prime256v1', 'P-256', 'secp256r1', 'secp384r1', 'P-384'],
        },
      },
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = "{{value}}" has none of X25519, P-256 and P-384: a peer that offers only ' +
    'those cannot finish a handshake with TLS 1.3, and with TLS 1.2 has no ECDHE',
  fixes: [
    {
      safety: 'safe',
      description: "take it out, so that the release's own list counts",
      operations: [{ unset: true }],
    },
  ],
  why: `Both sides must know one group in common. Nearly all offer X25519 and P-256, most P-384 as well; a
curve such as P-521 or X448 is known to many and offered by few. Without a common group a handshake
with TLS 1.3 fails: smtpd logs "no suitable key share", the client gets the alert "handshake
failure". With TLS 1.2 the two fall back to DHE if both allow it. All this was tried with Postfix 3.7
and OpenSSL 3.0, and a client with X25519 and P-256.

The list holds for mail that is sent as well as for mail that is received. Its default has the curves
named here and the usual ones. Names count as OpenSSL writes them (X25519, prime256v1); Postfix skips
those that it does not know, with a warning.`,
  references: [{ postconf: 'tls_eecdh_auto_curves' }, { rfc: 8446, section: '9.1' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\ntls_eecdh_auto_curves = secp521r1\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\ntls_eecdh_auto_curves = X448, secp521r1\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\ntls_eecdh_auto_curves = secp384r1, secp521r1\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\ntls_eecdh_auto_curves = X25519 prime256v1\n',
        },
      },
    ],
  },
});
