import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-level-invalid',
  title: 'The TLS level of the client is no level',
  appliesTo: { clientLevel: ['smtp', 'lmtp'] },
  when: { clientTls: ['invalid'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = "{{value}}" is no level of the client: {{service}} ends with "Invalid TLS level" ' +
    'and delivers nothing; mail waits in the queue',
  fixes: [
    {
      when: {
        isOneOf: ['yes', 'on', 'true', '1', 'enable', 'enabled', 'optional', 'opportunistic'],
      },
      safety: 'safe',
      description: 'use TLS wherever the other side offers it',
      operations: [{ set: 'may' }],
    },
    {
      when: { isOneOf: ['no', 'off', 'false', '0', 'disable', 'disabled'] },
      safety: 'unsafe',
      description: 'use no TLS, as the word says',
      operations: [{ set: 'none' }],
    },
    {
      when: { isOneOf: ['require', 'required', 'mandatory', 'force', 'enforce', 'enforced'] },
      safety: 'unsafe',
      description: 'demand TLS',
      operations: [{ set: 'encrypt' }],
    },
  ],
  byHand: 'set it to none, may, encrypt, dane, dane-only, fingerprint, verify or secure',
  why: `The delivery agent reads the level when it starts. Over any other word it ends at once with
"fatal: Invalid TLS level", and master(8) starts it again, more and more slowly ("bad command startup
-- throttling"). All mail that would go through this service stays in the queue until it bounces.
postfix check and a reload say nothing.

Capitals do not matter, quotes do: they become part of the word. The usual causes are "yes", as in the
old smtp_use_tls, and a comment behind the value on the same line.`,
  references: [
    { postconf: 'smtp_tls_security_level' },
    { postconf: 'lmtp_tls_security_level' },
    { man: 'smtp', section: 8 },
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'smtp_tls_security_level = yes\n' },
        fixed: { 'main.cf': 'smtp_tls_security_level = may\n' },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\n',
          'master.cf':
            'smtp unix - - n - - smtp\n' +
            'partner unix - - n - - smtp\n  -o smtp_tls_security_level=required\n',
        },
        fixed: {
          'master.cf':
            'smtp unix - - n - - smtp\n' +
            'partner unix - - n - - smtp\n  -o smtp_tls_security_level=encrypt\n',
        },
      },
      { files: { 'main.cf': 'lmtp_tls_security_level = half-dane\n' } },
      { files: { 'main.cf': 'smtp_tls_security_level = "may"\n' } },
    ],
    good: [
      { files: { 'main.cf': 'smtp_tls_security_level = Dane\nsmtp_dns_support_level = dnssec\n' } },
      { files: { 'main.cf': 'smtp_tls_security_level = may\nlmtp_tls_security_level =\n' } },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = yes\n',
          'master.cf': 'smtp unix - - n - - smtp\n  -o smtp_tls_security_level=may\n',
        },
      },
    ],
  },
});
