import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-invalid-protocol-list',
  title: 'Postfix cannot read a TLS protocol list',
  appliesTo: { fact: 'protocol-token' },
  when: { not: { datum: 'token', oneOf: [''] } },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'Postfix cannot read "{{token}}" in {{name}} and turns TLS off for the service: it still offers ' +
    'STARTTLS, then refuses it with 454',
  fixes: [
    {
      when: { not: { datum: 'corrected', oneOf: [''] } },
      safety: 'safe',
      description: 'write {{corrected}}',
      operations: [{ replacePlace: 'token', with: '{{corrected}}' }],
    },
  ],
  byHand:
    'use the names that Postfix knows: SSLv2, SSLv3, TLSv1, TLSv1.1, TLSv1.2 and TLSv1.3, with "!" ' +
    'to exclude one; ">=" and "<=" need Postfix 3.6',
  why: `One word that Postfix does not know makes the whole list void. smtpd then logs "Invalid TLS
protocol list ...: disabling TLS support" and goes on without TLS, but the answer to EHLO still
announces STARTTLS. Whoever tries it gets "454 4.7.0 TLS not available due to local problem".

On port 25 a Postfix that sends goes on in clear text then, and nobody notices; senders that insist
on TLS, be it for DANE, MTA-STS or a rule of their own, keep the mail and bounce it later. Where TLS
is mandatory no mail gets in: each MAIL command is answered with 530. With wrapper mode (port 465)
the connection is dropped at once.

Postfix has names of its own: TLSv1, not TLSv1.0 and not TLS1.2. Capitals do not matter. Blanks,
commas and colons separate; quotes, "-" and "+" belong to the word and spoil it. The bounds ">=" and
"<=" came with Postfix 3.6, the name TLSv1.3 with 3.0; before 3.6 the fix says by exclusions what a
bound meant.

Only a list that some service uses is reported. Where TLS is opportunistic that is
smtpd_tls_protocols, where it is mandatory smtpd_tls_mandatory_protocols; the other list is not even
read.`,
  references: [{ postconf: 'smtpd_tls_protocols' }, { postconf: 'smtpd_tls_mandatory_protocols' }],
  silences: [
    'postfix/tls12-only-inbound',
    'postfix/tls-legacy-opportunistic-inbound',
    'postfix/tls-legacy-mandatory-inbound',
    'postfix/tls13-disabled',
    'postfix/tls-no-protocols-left',
    'postfix/tls-sslv2-sslv3-enabled',
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1.0\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_tls_mandatory_protocols=>=TLS1.2\n',
        },
        fixed: {
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_tls_mandatory_protocols=>=TLSv1.2\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = ALL, !SSLv2, !SSLv3\n',
        },
      },
      {
        version: '3.5',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2,!SSLv3,!TLSv1,!TLSv1.1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !sslv2:!SSLv3 >=tlsv1\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_protocols = TLS1.2\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = none\nsmtpd_tls_protocols = TLS1.2\n',
        },
      },
    ],
  },
});
