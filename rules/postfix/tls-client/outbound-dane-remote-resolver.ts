import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-dane-remote-resolver',
  title: 'DANE trusts the network to a resolver on another host',
  appliesTo: { clientLevel: ['smtp'] },
  versions: '>=2.11',
  when: {
    all: [
      { clientTls: ['dane', 'dane-only'] },
      { setting: 'smtp_dns_support_level', isOneOf: ['dnssec'] },
      { resolver: 'on-another-host' },
    ],
  },
  settings: ['smtp_dns_support_level', 'smtp_tls_security_level'],
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = {{value}}, but /etc/resolv.conf names a resolver on another host: whoever can ' +
    'change its answers on the way decides which TLSA records Postfix believes',
  byHand:
    'run a validating resolver such as unbound on this host, and name 127.0.0.1 alone in ' +
    '/etc/resolv.conf',
  why: `Postfix does not check signatures itself. It believes the resolver when that says, by one bit of
its answer, that the data were validated. On the way from another host nothing protects this bit, so
that DANE is no stronger than the network in between. postconf(5) strongly recommends a validating
resolver on the loopback address, and no other.

The C library of GNU drops that bit since 2.31 unless resolv.conf says "options trust-ad"
(resolv.conf(5)), and without it no TLSA record counts.

Ignore this where resolver and mail server share a host or a network that no one else can reach, as
containers on one machine do.`,
  references: [
    { postconf: 'smtp_dns_support_level' },
    { man: 'resolv.conf', section: 5 },
    { rfc: 7672, section: '2.1.1' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n',
          '/etc/resolv.conf': 'search example.org\nnameserver 127.0.0.1\nnameserver 192.0.2.53\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n',
          '/etc/resolv.conf': '# nameserver 192.0.2.53\nnameserver 127.0.0.53\nnameserver ::1\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_dns_support_level = enabled\n',
          '/etc/resolv.conf': 'nameserver 192.0.2.53\n',
        },
      },
      { files: { 'main.cf': 'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n' } },
    ],
  },
});
