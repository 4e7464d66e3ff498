import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-anonymous-ciphers-offered',
  title: 'The server offers ciphers without a certificate',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [{ ciphers: 'anonymous' }, { not: { setting: 'smtpd_tls_cert_file', isOneOf: ['none'] } }],
  },
  settings: ['smtpd_tls_exclude_ciphers'],
  severity: { interop: 'off', standard: 'off', strict: 'warning' },
  message:
    '{{service}} offers anonymous ciphers (aNULL), with which a client cannot tell the server from ' +
    'somebody in between, and which scanners mark as a failure',
  fixes: [
    {
      when: { setting: 'smtpd_tls_exclude_ciphers', is: 'unset' },
      safety: 'safe',
      description: 'exclude them',
      operations: [{ set: 'aNULL', setting: 'smtpd_tls_exclude_ciphers' }],
    },
  ],
  byHand: 'add aNULL to smtpd_tls_exclude_ciphers',
  why: `By default smtpd offers suites in which the server shows no certificate. On port 25 that costs
nothing: a sender that does not check the certificate learns as little with one as without, and a
sender that checks does not offer such suites. The manual therefore calls it unlikely that one needs
to exclude them, and the profiles "interop" and "standard" say nothing.

Guides such as that of NCSC-NL call them insufficient all the same, and a scan of the port is red
because of them. With OpenSSL 3 the anonymous suites of 128 bits exchange keys over a group of 1024
bits (seen with Postfix 3.7), which is weak by any guide.

Each client that can do without a certificate can also take one, so that nobody is lost by the fix.
Postfix leaves the suites out by itself where it asks for client certificates.`,
  references: [
    { postconf: 'smtpd_tls_exclude_ciphers' },
    { postconf: 'smtpd_tls_mandatory_ciphers' },
  ],
  examples: {
    bad: [
      {
        profile: 'strict',
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
            'smtpd_tls_protocols = >=TLSv1.2\n' +
            'smtpd_tls_exclude_ciphers = aNULL\n',
        },
      },
      {
        profile: 'strict',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_exclude_ciphers = ADH\n',
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
            'smtpd_tls_exclude_ciphers = RC4, aNULL\n',
        },
      },
      {
        profile: 'strict',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_ask_ccert = yes\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
    ],
  },
});
