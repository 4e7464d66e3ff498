import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-exclude-ciphers-second-rule',
  title: 'A cipher exclusion holds more than one rule',
  appliesTo: { fact: 'cipher-exclusion' },
  when: { datum: 'problem', oneOf: ['second-rule'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'OpenSSL reads "{{element}}" in {{name}} as several rules, and only the first one is sure to ' +
    'exclude: what follows ";" is let in, what follows "@" changes the security level',
  byHand: 'put a comma or a blank between the names, and take "@..." out',
  why: `Postfix splits the list at blanks, commas and colons, and hands each element to OpenSSL with a
"!" in front. It does not split at semicolons, but OpenSSL does, and the "!" stands before the first
part only. So "DES;eNULL" excludes DES and adds the ciphers that do not encrypt. Tried with Postfix
3.7 and OpenSSL 3.0: a client could then agree on ECDHE-RSA-NULL-SHA, "(0/0 bits)" in the log. With
names that are part of the grade anyway nothing is added, and nothing is excluded either.

After "@" comes a command. "aNULL@SECLEVEL=5" raised the security level of OpenSSL so far that a
certificate with an RSA key of 2048 bits was refused ("ee key too small"), and with it each handshake
failed; a low level lets weak keys and old signatures through.

A "!" within an element does what was probably meant, since OpenSSL takes it for the next exclusion.
Better not rely on it. A semicolon at the very end of an element does no harm and is not reported.`,
  references: [{ postconf: 'smtpd_tls_exclude_ciphers' }, { man: 'openssl-ciphers', section: 1 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_exclude_ciphers = aNULL;DES;3DES\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_exclude_ciphers = aNULL@SECLEVEL=5\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_exclude_ciphers = aNULL:DES, 3DES\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_exclude_ciphers = aNULL; DES;\n',
        },
      },
    ],
  },
});
