import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-cipherlist-empty',
  title: 'OpenSSL finds no cipher in the list of the server',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: { any: [{ ciphers: 'none-left' }, { ciphers: 'malformed' }] },
  settings: [
    'smtpd_tls_exclude_ciphers',
    'smtpd_tls_mandatory_exclude_ciphers',
    'tls_medium_cipherlist',
    'tls_high_cipherlist',
  ],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the cipher list of {{service}} and its exclusions leave no cipher, or cannot be read: each ' +
    'handshake is broken off, with TLS 1.3 too',
  byHand:
    'take the exclusion or the cipher list out, so that the default counts; ' +
    '"mtalint show" tells which suites are left',
  why: `For each connection Postfix puts a cipher string together: the list of the grade, such as
tls_medium_cipherlist, and behind it a "!" with each exclusion. When OpenSSL finds no suite for TLS
1.2 or older in it, or a sign that it does not know, such as a quotation mark, it refuses the string.
Postfix then logs "error setting cipher grade" with "no cipher match" or "invalid command" and breaks
the handshake off. TLS 1.3 has suites of its own, but does not get that far. Tried with Postfix 3.7
and OpenSSL 3.0.

On port 25 senders go on in clear text, or put the mail off; where TLS is mandatory nobody gets in.

The usual causes: HIGH, ALL or DEFAULT among the exclusions; a list that names nothing but suites of
TLS 1.3 (TLS_AES_256_GCM_SHA384), which a cipher string cannot choose; quotation marks around a
list.`,
  references: [
    { postconf: 'smtpd_tls_exclude_ciphers' },
    { postconf: 'tls_medium_cipherlist' },
    { man: 'openssl-ciphers', section: 1 },
  ],
  silences: ['postfix/tls-cipherlist-overridden'],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_exclude_ciphers = HIGH, MEDIUM\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_ciphers = high\n' +
            'tls_high_cipherlist = TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'tls_medium_cipherlist = "HIGH:!aNULL"\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_exclude_ciphers = HIGH, MEDIUM\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_exclude_ciphers = AES, CAMELLIA, ARIA\n',
        },
      },
    ],
  },
});
