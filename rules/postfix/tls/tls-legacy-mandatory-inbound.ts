import { RAISE_TO_TLS_1_2 } from '../../raise-to-tls-1-2.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-legacy-mandatory-inbound',
  title: 'Submission admits TLS 1.0 or 1.1',
  appliesTo: { protocolList: ['submission', 'submissions'] },
  when: {
    all: [
      { tls: ['mandatory', 'wrapped'] },
      { lowestProtocol: ['SSLv3', 'TLSv1', 'TLSv1.1'] },
      { reachable: 'from-other-hosts' },
    ],
  },
  severity: { interop: 'info', standard: 'warning', strict: 'error' },
  message:
    '{{setting}} admits {{protocols}} on {{service}}: the passwords and the mail of users can be ' +
    'protected by a version older than TLS 1.2',
  fixes: RAISE_TO_TLS_1_2,
  byHand: 'exclude TLSv1 and TLSv1.1 where the list is written',
  why: `Where TLS is mandatory (level encrypt, or wrapper mode on port 465) the list that counts is
smtpd_tls_mandatory_protocols. Its default admits TLS 1.0 in every release. smtpd_tls_protocols has
no say there: with a floor of TLS 1.2 in that list alone, port 465 still takes TLS 1.0 (tried with
Postfix 3.7 and OpenSSL 3.0). Many who believe that they have raised the floor have raised the wrong
one.

Opportunistic TLS has an excuse for old versions: the alternative is clear text. Here there is none,
because without TLS nobody gets in. RFC 8997 asks for TLS 1.2 or newer between mail programs and
their server, and the passwords of users are at stake.

The fix counts as unsafe because it can lock someone out: mail programs and devices from before about
2013, such as old printers and scanners that send what they scan. Look for "TLSv1 with cipher" and
"TLSv1.1 with cipher" in the log of the submission service first; smtpd_tls_loglevel = 1 writes it.`,
  references: [
    { postconf: 'smtpd_tls_mandatory_protocols' },
    { rfc: 8997, section: '3' },
    { rfc: 8996, section: '4' },
    { rfc: 8996, section: '5' },
    { rfc: 9325, section: '3.1.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_protocols = >=TLSv1.2\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n' +
            'smtpd_tls_mandatory_protocols = !SSLv2, !SSLv3\n',
          'master.cf': '465 inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n' +
            'smtpd_tls_mandatory_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1\n',
        },
      },
      {
        version: '3.5',
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_security_level = encrypt\n',
          'master.cf': 'submission inet n - n - - smtpd\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_security_level = encrypt\n' +
            'smtpd_tls_mandatory_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_protocols = >=TLSv1.2\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submissions inet n - n - - smtpd\n' +
            '  -o smtpd_tls_wrappermode=yes\n' +
            '  -o smtpd_tls_mandatory_protocols=>=TLSv1.2\n',
        },
      },
      {
        files: {
          'main.cf':
            'inet_interfaces = loopback-only\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_mandatory_protocols = >=TLSv1\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
