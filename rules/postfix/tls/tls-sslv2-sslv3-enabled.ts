import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-sslv2-sslv3-enabled',
  title: 'SSL 3.0 is not excluded',
  appliesTo: { protocolList: ['mx', 'submission', 'submissions'] },
  when: {
    all: [{ lowestProtocol: ['SSLv3'] }, { not: { highestProtocol: ['SSLv3'] } }],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} does not exclude SSL 3.0: where OpenSSL still has it, an attacker can bring a ' +
    'peer down to it and read the mail',
  fixes: [
    {
      safety: 'safe',
      description: 'exclude SSL 2.0 and 3.0, all else as it is',
      operations: [{ forbidProtocols: ['SSLv2', 'SSLv3'] }],
    },
    {
      when: { is: 'unset' },
      versions: '<3.6',
      safety: 'safe',
      description: 'set it, since the default of this release lets SSL in',
      operations: [{ set: '!SSLv2, !SSLv3' }],
    },
  ],
  byHand: 'exclude SSLv2 and SSLv3 where the list is written',
  why: `An empty list means "whatever OpenSSL can do", and "!SSLv2" alone leaves SSL 3.0 in. SSL 3.0 is
broken: RFC 7568 forbids its use, since the POODLE attack reads what it protects.

Whether it can really be negotiated rests with OpenSSL. Most builds of 1.1.0 and later are made
without SSL 3.0. On such a host Postfix answers a hello of SSL 3.0 with a protocol alert, whatever
the list says; tried with Postfix 3.7 and OpenSSL 3.0, for an empty list, "!SSLv2" and ">=SSLv3".
That is why this is a warning and not an error: the configuration promises more safety than it
gives, and it takes a move to another host to make that real.

Releases before the summer of 2015 (2.9.14, 2.10.8, 2.11.6, 3.0.2) did not exclude SSL 3.0 on port 25
by default, and an OpenSSL of that age still has it. No mail server of today needs SSL, so that the
fix locks nobody out who could not do better.`,
  references: [
    { postconf: 'smtpd_tls_protocols' },
    { postconf: 'smtpd_tls_mandatory_protocols' },
    { rfc: 7568, section: '3' },
    { rfc: 9325, section: '3.1.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2, !SSLv3\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols =\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1\n',
        },
      },
      {
        version: '2.10.3',
        files: {
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/postfix/mx.pem\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_cert_file = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2, !SSLv3\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submissions inet n - n - - smtpd\n' +
            '  -o smtpd_tls_wrappermode=yes\n' +
            '  -o smtpd_tls_mandatory_protocols=>=SSLv3\n',
        },
        fixed: {
          'master.cf':
            'submissions inet n - n - - smtpd\n' +
            '  -o smtpd_tls_wrappermode=yes\n' +
            '  -o smtpd_tls_mandatory_protocols=>=TLSv1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1\n',
        },
      },
      {
        version: '2.11.6',
        files: {
          'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_protocols = !SSLv2\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
