import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-cipher-grade-null',
  title: 'The cipher grade has no cipher that encrypts',
  appliesTo: {
    setting: [
      'smtpd_tls_ciphers',
      'smtpd_tls_mandatory_ciphers',
      'smtp_tls_ciphers',
      'smtp_tls_mandatory_ciphers',
    ],
  },
  when: { isOneOf: ['null'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = "{{value}}" leaves only ciphers that do not encrypt: up to TLS 1.2 the handshake ' +
    'fails with nearly every peer, and with the others the mail is readable on the way',
  fixes: [
    {
      safety: 'unsafe',
      description: 'take it out, so that the default grade counts',
      operations: [{ unset: true }],
    },
  ],
  why: `The grade "null" stands for the ciphers that prove who the server is and leave the data as they
are. Hardly any program offers them. A client that comes with TLS 1.2 or older finds nothing in
common: Postfix logs "no shared cipher" and the handshake fails. A client that does offer them gets a
session without encryption, which the log shows as "(0/0 bits)". TLS 1.3 is not touched, for its
ciphers are not chosen by the grade; so the trouble is with the older half of the peers, which makes
it hard to see. All this was tried with Postfix 3.7 and OpenSSL 3.0.

The setting makes sense between machines that know about each other and use nothing else, such as
LMTP over the loopback interface, where encryption would be for nothing. Because such a peer loses
its only cipher, the fix counts as unsafe.`,
  references: [
    { postconf: 'smtpd_tls_mandatory_ciphers' },
    { postconf: 'smtpd_tls_ciphers' },
    { postconf: 'smtp_tls_mandatory_ciphers' },
    { postconf: 'tls_null_cipherlist' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_ciphers = null\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = encrypt\n',
          'master.cf': 'relay unix - - n - - smtp\n  -o smtp_tls_mandatory_ciphers=NULL\n',
        },
        fixed: { 'master.cf': 'relay unix - - n - - smtp\n' },
      },
    ],
    good: [
      { files: { 'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_ciphers = medium\n' } },
      {
        files: {
          'main.cf': 'smtp_tls_mandatory_ciphers = high\nlmtp_tls_mandatory_ciphers = null\n',
        },
      },
    ],
  },
});
