import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-dane-level-unused',
  title: 'DNSSEC lookups are on, but nothing uses them',
  appliesTo: { clientLevel: ['smtp'] },
  versions: '>=2.11',
  when: {
    all: [
      { setting: 'smtp_dns_support_level', isOneOf: ['dnssec'] },
      { clientTls: ['may'] },
      { setting: 'smtp_tls_policy_maps', is: 'empty' },
      { delivers: 'internet' },
    ],
  },
  settings: ['smtp_dns_support_level', '{{prefix}}_tls_security_level'],
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{setting}} = {{value}} asks for DNSSEC, but the TLS level is "may": servers that publish TLSA ' +
    'records are not verified',
  fixes: [
    {
      safety: 'unsafe',
      description: 'verify servers that publish TLSA records',
      operations: [{ setting: 'smtp_tls_security_level', set: 'dane' }],
    },
  ],
  why: `DNSSEC in itself protects nothing of a delivery: at level "may" Postfix takes any certificate and
falls back to clear text. With "dane" it verifies the servers of domains that publish TLSA records in a
signed zone, and treats all others as "may" does. That is the one way to authenticate mail servers
without an agreement with each of them.

It is a decision: mail for a domain whose TLSA records do not fit its certificate waits in the queue. It
needs a resolver that validates, best on this host.`,
  references: [
    { postconf: 'smtp_dns_support_level' },
    { postconf: 'smtp_tls_security_level' },
    { rfc: 7672, section: '2.2' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtp_dns_support_level = dnssec\n' +
            'smtp_tls_security_level = may\n' +
            'smtp_tls_mandatory_protocols = >=TLSv1.2\n',
        },
        fixed: {
          'main.cf':
            'smtp_dns_support_level = dnssec\n' +
            'smtp_tls_security_level = dane\n' +
            'smtp_tls_mandatory_protocols = >=TLSv1.2\n',
        },
      },
    ],
    good: [
      { files: { 'main.cf': 'smtp_dns_support_level = dnssec\nsmtp_tls_security_level = dane\n' } },
      { files: { 'main.cf': 'smtp_dns_support_level = enabled\nsmtp_tls_security_level = may\n' } },
      {
        files: {
          'main.cf':
            'smtp_dns_support_level = dnssec\n' +
            'smtp_tls_security_level = may\n' +
            'relayhost = [relay.example.org]\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtp_dns_support_level = dnssec\n' +
            'smtp_tls_security_level = may\n' +
            'smtp_tls_policy_maps = socketmap:inet:127.0.0.1:8642:QUERY\n',
        },
      },
    ],
  },
});
