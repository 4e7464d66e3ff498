import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-verify-without-ca',
  title: 'Certificates are to be verified, but no CA is trusted',
  appliesTo: { clientLevel: ['smtp', 'lmtp'] },
  when: {
    all: [
      { clientTls: ['verify', 'secure'] },
      { setting: '{{prefix}}_tls_CAfile', is: 'empty' },
      { setting: '{{prefix}}_tls_CApath', is: 'empty' },
      { setting: '{{prefix}}_tls_trust_anchor_file', is: 'empty' },
      { setting: '{{prefix}}_tls_policy_maps', is: 'empty' },
      { setting: 'tls_append_default_CA', is: 'no' },
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} amounts to a level that verifies certificates, but no CA is trusted: {{service}} ' +
    'delivers nothing, "Server certificate not verified"',
  byHand:
    'set smtp_tls_CAfile to the CA bundle of the system, such as ' +
    '/etc/ssl/certs/ca-certificates.crt (Debian) or /etc/pki/tls/certs/ca-bundle.crt (Red Hat)',
  why: `Postfix trusts no CA on its own. At the levels "verify" and "secure" the certificate of each
server must lead to one that smtp_tls_CAfile, smtp_tls_CApath or smtp_tls_trust_anchor_file names;
without any, no certificate can be verified, and all mail waits in the queue until it bounces.
tls_append_default_CA = yes would add what OpenSSL takes for the CAs of the system; since Postfix 2.8 it
is off by default.

smtp_tls_CAfile is read before the program enters a chroot, a folder in smtp_tls_CApath is used from
inside. smtp_enforce_tls = yes amounts to "verify" while the level is empty.`,
  references: [
    { postconf: 'smtp_tls_CAfile' },
    { postconf: 'smtp_tls_CApath' },
    { postconf: 'tls_append_default_CA' },
    { postconf: 'smtp_tls_security_level' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'relayhost = [relay.example.org]\nsmtp_tls_security_level = secure\n',
        },
      },
      {
        version: '3.7',
        files: { 'main.cf': 'relayhost = [relay.example.org]\nsmtp_enforce_tls = yes\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]\n' +
            'smtp_tls_security_level = secure\n' +
            'smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt\n',
        },
      },
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]\n' +
            'smtp_tls_security_level = secure\n' +
            'tls_append_default_CA = yes\n',
        },
      },
      {
        files: {
          'main.cf': 'relayhost = [relay.example.org]\nsmtp_tls_security_level = encrypt\n',
        },
      },
    ],
  },
});
