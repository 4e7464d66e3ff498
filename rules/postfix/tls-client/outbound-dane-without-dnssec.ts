import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-dane-without-dnssec',
  title: 'DANE without DNSSEC lookups',
  appliesTo: { clientLevel: ['smtp', 'lmtp'] },
  versions: '>=2.11',
  when: {
    all: [
      { clientTls: ['dane', 'dane-only'] },
      {
        any: [
          { not: { setting: '{{prefix}}_dns_support_level', isOneOf: ['dnssec'] } },
          { not: { setting: '{{prefix}}_host_lookup', listsOneOf: ['dns'] } },
        ],
      },
    ],
  },
  settings: ['{{prefix}}_tls_security_level', '{{prefix}}_dns_support_level'],
  severity: { interop: 'warning', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = {{value}}, but {{service}} makes no DNSSEC lookups: "dane" is like "may" then, and ' +
    'no TLSA record is looked at; with "dane-only" no mail leaves at all',
  fixes: [
    {
      when: { not: { setting: '{{prefix}}_host_lookup', listsOneOf: ['dns'] } },
      safety: 'unsafe',
      description: 'look up hosts in DNS, with DNSSEC',
      operations: [
        { setting: '{{prefix}}_dns_support_level', set: 'dnssec' },
        { setting: '{{prefix}}_host_lookup', set: 'dns' },
      ],
    },
    {
      safety: 'unsafe',
      description: 'ask for DNSSEC',
      operations: [{ setting: '{{prefix}}_dns_support_level', set: 'dnssec' }],
    },
  ],
  byHand: 'set smtp_dns_support_level = dnssec, and smtp_host_lookup = dns',
  why: `Postfix takes TLSA records only from answers that DNSSEC protects, and it asks for DNSSEC only
with smtp_dns_support_level = dnssec and with "dns" in smtp_host_lookup. Without these it logs "dane
configured with dnssec lookups disabled" for each delivery and goes on at level "may": mail leaves in
clear text, or to whoever answers, though main.cf says otherwise. At level "dane-only" it stays in the
queue with "client TLS configuration problem". postfix check does not notice either.

The fix counts as unsafe because it needs a resolver that validates, on this host or one that can be
trusted as much: with one that drops DNSSEC data, lookups may fail. postconf(5) advises unbound on
127.0.0.1. Try it with "posttls-finger -l dane DOMAIN" for a domain with TLSA records.`,
  references: [
    { postconf: 'smtp_dns_support_level' },
    { postconf: 'smtp_tls_security_level' },
    { postconf: 'smtp_host_lookup' },
    { rfc: 7672, section: '2.1' },
  ],
  silences: ['postfix/outbound-dane-remote-resolver'],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'smtp_tls_security_level = dane\n' },
        fixed: {
          'main.cf': 'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = dane\n' +
            'smtp_dns_support_level = dnssec\n' +
            'smtp_host_lookup = native\n',
        },
        fixed: {
          'main.cf':
            'smtp_tls_security_level = dane\n' +
            'smtp_dns_support_level = dnssec\n' +
            'smtp_host_lookup = dns\n',
        },
      },
      {
        profile: 'interop',
        files: {
          'main.cf': 'smtp_tls_security_level = dane\nsmtp_dns_support_level = enabled\n',
        },
        fixed: {
          'main.cf': 'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = dane\n' +
            'smtp_dns_support_level = DNSSEC\n' +
            'smtp_host_lookup = dns, native\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\n',
          'master.cf':
            'smtp unix - - n - - smtp\n' +
            '  -o smtp_tls_security_level=dane -o smtp_dns_support_level=dnssec\n',
        },
      },
      { files: { 'main.cf': 'smtp_tls_security_level = may\n' } },
    ],
  },
});
