import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-exclude-ciphers-operator',
  title: 'A cipher exclusion breaks each handshake',
  appliesTo: { fact: 'cipher-exclusion' },
  when: { datum: 'problem', oneOf: ['modifier', 'malformed'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '"{{element}}" in {{name}} is no name of a cipher: each TLS handshake that the list is used for ' +
    'breaks off, and mail is put off or crosses the net in clear text',
  fixes: [
    {
      when: {
        all: [
          { datum: 'problem', oneOf: ['modifier'] },
          { not: { datum: 'corrected', oneOf: ['', 'ALL', 'DEFAULT', 'HIGH', 'MEDIUM'] } },
        ],
      },
      safety: 'safe',
      description: 'write {{corrected}}: the list excludes without any sign',
      operations: [{ replacePlace: 'element', with: '{{corrected}}' }],
    },
  ],
  byHand:
    'list plain names of ciphers or groups of them, without signs, quotes or brackets; ' +
    '"openssl ciphers -v NAME" shows what a name stands for',
  why: `The list is not a cipher list of OpenSSL. It holds the names of what is not wanted, and Postfix
itself puts the "!" before each. A name that begins with one of "! + - @" is refused: the log has
"invalid unary '!+-@' in cipher exclusion", and the connection is closed in the middle of the
handshake. Quotes, brackets and the like get as far as OpenSSL, which refuses the whole cipher list
("error setting cipher grade", "invalid command"), with the same end. TLS 1.3 is hit as well.

A Postfix that sends puts the mail off with "Cannot start TLS: handshake failure". Where TLS is
mandatory, nobody gets in.

smtpd_tls_exclude_ciphers counts at every TLS level, smtpd_tls_mandatory_exclude_ciphers only where
TLS is mandatory; a list that no service uses is not looked at. A "+" within an element is
fine: DES+MD5 means the ciphers that have both.

As the handshake fails today, the fix can only make things better. What was meant is plain, for there
is nothing to do in this list but exclude.`,
  references: [
    { postconf: 'smtpd_tls_exclude_ciphers' },
    { postconf: 'smtpd_tls_mandatory_exclude_ciphers' },
    { postconf: 'smtp_tls_exclude_ciphers' },
  ],
  silences: ['postfix/tls-cipherlist-empty'],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_exclude_ciphers = !aNULL, !RC4\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_exclude_ciphers = aNULL, RC4\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_tls_mandatory_exclude_ciphers=aNULL,-MD5\n',
        },
        fixed: {
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_tls_mandatory_exclude_ciphers=aNULL,MD5\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_exclude_ciphers = @STRENGTH\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_exclude_ciphers = aNULL, "RC4"\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_exclude_ciphers = aNULL:RC4 DES+MD5\n',
        },
      },
      {
        files: { 'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_exclude_ciphers =\n' },
      },
      {
        files: {
          'main.cf': 'tls_medium_cipherlist = HIGH:!aNULL\nsmtpd_tls_exclude_ciphers = RC4\n',
        },
      },
    ],
  },
});
