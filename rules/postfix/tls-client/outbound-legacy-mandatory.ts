import { RAISE_TO_TLS_1_2 } from '../../raise-to-tls-1-2.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-legacy-mandatory',
  title: 'Mandatory TLS towards other servers admits TLS 1.0 or 1.1',
  appliesTo: { protocolList: ['client'] },
  when: {
    all: [
      { clientTls: ['encrypt', 'fingerprint', 'verify', 'secure', 'dane', 'dane-only'] },
      { lowestProtocol: ['SSLv3', 'TLSv1', 'TLSv1.1'] },
    ],
  },
  settings: ['{{prefix}}_tls_mandatory_protocols', '{{prefix}}_tls_security_level'],
  severity: { interop: 'off', standard: 'info', strict: 'error' },
  message:
    '{{setting}} admits {{protocols}}: where {{service}} insists on TLS, mail can still leave by a ' +
    'version older than TLS 1.2',
  fixes: RAISE_TO_TLS_1_2,
  byHand: 'exclude TLSv1 and TLSv1.1 where the list is written',
  why: `From "encrypt" up, and at "dane" for servers with TLSA records, the list that counts is
smtp_tls_mandatory_protocols; smtp_tls_protocols has no say. Its default admits TLS 1.0 in every
release. Whoever demands TLS does so to be sure of it, and RFC 8996 says that TLS 1.0 and 1.1 MUST NOT
be used. No fallback to clear text speaks for them here, as it does at level "may".

A server that knows TLS 1.2 uses it in any case, so that this matters only towards one that does not;
hence standard merely mentions it.

The fix counts as unsafe: mail for a relay or a partner that knows nothing newer stays in the queue
then. Look for "TLSv1 with cipher" and "TLSv1.1 with cipher" in the log of the smtp client first;
smtp_tls_loglevel = 1 writes it.`,
  references: [
    { postconf: 'smtp_tls_mandatory_protocols' },
    { rfc: 8996, section: '4' },
    { rfc: 8996, section: '5' },
    { rfc: 9325, section: '3.1.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_tls_security_level = encrypt\n' +
            'smtp_tls_protocols = >=TLSv1.2\n',
        },
        fixed: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_tls_security_level = encrypt\n' +
            'smtp_tls_mandatory_protocols = >=TLSv1.2\n' +
            'smtp_tls_protocols = >=TLSv1.2\n',
        },
      },
      {
        version: '3.4',
        profile: 'strict',
        files: {
          'main.cf': 'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n',
        },
        fixed: {
          'main.cf':
            'smtp_tls_security_level = dane\n' +
            'smtp_tls_mandatory_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1\n' +
            'smtp_dns_support_level = dnssec\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nlmtp_tls_security_level = encrypt\n',
        },
        fixed: {
          'main.cf':
            'smtp_tls_security_level = may\n' +
            'lmtp_tls_security_level = encrypt\n' +
            'lmtp_tls_mandatory_protocols = >=TLSv1.2\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]\n' +
            'smtp_tls_security_level = encrypt\n' +
            'smtp_tls_mandatory_protocols = >=TLSv1.2\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_mandatory_protocols = >=TLSv1\n',
        },
      },
    ],
  },
});
