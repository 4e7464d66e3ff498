import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-legacy-opportunistic-inbound',
  title: 'Port 25 still admits TLS 1.0 or 1.1',
  appliesTo: { protocolList: ['mx'] },
  when: {
    all: [
      { tls: ['opportunistic'] },
      { lowestProtocol: ['SSLv3', 'TLSv1', 'TLSv1.1'] },
      { reachable: 'from-other-hosts' },
    ],
  },
  severity: { interop: 'off', standard: 'off', strict: 'error' },
  message:
    '{{setting}} admits {{protocols}}: mail that comes in by STARTTLS can be protected by a version ' +
    'older than TLS 1.2, which RFC 8996 forbids',
  fixes: [
    {
      safety: 'unsafe',
      description: 'admit nothing below TLS 1.2',
      operations: [{ raiseFloor: 'TLSv1.2' }],
    },
    {
      when: { setting: 'smtpd_tls_protocols', is: 'unset' },
      versions: '>=3.6',
      safety: 'unsafe',
      description: 'admit nothing below TLS 1.2',
      operations: [{ setting: 'smtpd_tls_protocols', set: '>=TLSv1.2' }],
    },
    {
      when: { setting: 'smtpd_tls_protocols', is: 'unset' },
      versions: '>=2.10 <3.6',
      safety: 'unsafe',
      description: 'admit nothing below TLS 1.2',
      operations: [{ setting: 'smtpd_tls_protocols', set: '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1' }],
    },
  ],
  byHand: 'exclude TLSv1 and TLSv1.1 where the list is written',
  why: `Postfix admits TLS 1.0 by default, and a client that offers no more than that gets it (tried
with Postfix 3.7 and OpenSSL 3.0 on Debian 12). A stricter floor in the openssl.cnf of the system does
not help: Postfix overrides it. Only releases before the summer of 2020 (3.4.15, 3.5.5) left it in
force, so that such a host may admit less than its list does.

RFC 8996 says that TLS 1.0 and 1.1 MUST NOT be used, and RFC 9325 repeats it. Both versions rest on
MD5 and SHA-1 and have no ciphers of today. A peer that knows TLS 1.2 uses it in any case, so that
this is about peers that know no better, and about what an audit or a test site will say.

The price: a sender that knows no better comes in clear text then, late, or not at all. RFC 9325
itself says in section 5.2 that its advice may be too strict for opportunistic encryption. So this is
asked in the profile strict alone; standard and interop leave the choice to you and to the default of
Postfix. Count in the log how many sessions of honest senders are below TLS 1.2 before you raise the
floor.`,
  references: [
    { postconf: 'smtpd_tls_protocols' },
    { rfc: 8996, section: '4' },
    { rfc: 8996, section: '5' },
    { rfc: 9325, section: '3.1.1' },
    { rfc: 9325, section: '5.2' },
  ],
  examples: {
    bad: [
      {
        profile: 'strict',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n',
        },
      },
      {
        profile: 'strict',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1\n',
        },
      },
      {
        profile: 'strict',
        version: '3.4',
        files: {
          'main.cf': 'smtpd_use_tls = yes\nsmtpd_tls_cert_file = /etc/postfix/mx.pem\n',
        },
        fixed: {
          'main.cf':
            'smtpd_use_tls = yes\n' +
            'smtpd_tls_cert_file = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1\n',
        },
      },
    ],
    good: [
      {
        profile: 'strict',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n',
        },
      },
      {
        profile: 'standard',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1\n',
        },
      },
      {
        profile: 'strict',
        files: {
          'main.cf':
            'inet_interfaces = loopback-only\n' +
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
    ],
  },
});
