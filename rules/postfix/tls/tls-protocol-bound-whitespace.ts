import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-protocol-bound-whitespace',
  title: 'A blank inside a TLS version bound',
  appliesTo: { fact: 'split-bound' },
  when: { datum: 'sign', oneOf: ['>=', '<='] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '"{{sign}} {{version}}" in {{name}} is no bound: Postfix takes {{version}} for the one version ' +
    'wanted and shuts out all others, TLS 1.3 among them, so that {{protocols}} is left',
  fixes: [
    {
      when: { datum: 'sign', oneOf: ['>='] },
      safety: 'safe',
      description: 'write {{sign}}{{version}}',
      operations: [{ deletePlace: 'gap' }],
    },
    {
      safety: 'unsafe',
      description: 'write {{sign}}{{version}}',
      operations: [{ deletePlace: 'gap' }],
    },
  ],
  byHand: 'write the bound as one word, without a blank behind the sign',
  why: `A protocol list is split at blanks before anything else is looked at. So ">= TLSv1.2" is two
words: ">=", a bound without a version, which says nothing; and "TLSv1.2", a bare name, which means
this version and no other. Postfix logs nothing at all. With ">= TLSv1.2" a peer gets TLS 1.2 and
nothing newer; with ">= TLSv1" only TLS 1.0 is left, which most peers of today refuse, so that mail
arrives in clear text or not at all. Tried with Postfix 3.7 and OpenSSL 3.0, version by version.

The manual warns of it: there must be no whitespace between the sign and the name.

The fix for ">=" takes no version away and admits the newer ones that were meant. The one for "<="
admits older versions too, which is why it counts as unsafe.`,
  references: [{ postconf: 'smtpd_tls_protocols' }, { postconf: 'smtpd_tls_mandatory_protocols' }],
  silences: [
    'postfix/tls12-only-inbound',
    'postfix/tls13-disabled',
    'postfix/tls-protocol-inclusion-list',
    'postfix/tls-legacy-mandatory-inbound',
    'postfix/tls-legacy-opportunistic-inbound',
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >= TLSv1.1\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.1\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = encrypt\nsmtp_tls_mandatory_protocols = <= TLSv1.2\n',
        },
        fixed: {
          'main.cf':
            'smtp_tls_security_level = encrypt\nsmtp_tls_mandatory_protocols = <=TLSv1.2\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.1 <=TLSv1.3\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_protocols = >= TLSv1.2\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
