import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-fingerprint-digest-weak',
  title: 'Certificates are recognised by a weak digest',
  appliesTo: { setting: ['smtpd_tls_fingerprint_digest', 'smtp_tls_fingerprint_digest'] },
  when: {
    all: [
      { isOneOf: ['md5', 'sha1'] },
      {
        any: [
          { setting: '{{prefix}}_tls_security_level', isOneOf: ['fingerprint'] },
          {
            setting: '{{prefix}}_client_restrictions',
            listsOneOf: ['permit_tls_clientcerts', 'check_ccert_access'],
          },
          {
            setting: '{{prefix}}_relay_restrictions',
            listsOneOf: ['permit_tls_clientcerts', 'check_ccert_access'],
          },
          {
            setting: '{{prefix}}_recipient_restrictions',
            listsOneOf: ['permit_tls_clientcerts', 'check_ccert_access'],
          },
        ],
      },
    ],
  },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = {{value}}: whether a peer is let in, or trusted, depends on fingerprints ' +
    'made with a digest that is no longer thought strong',
  byHand: 'set sha256 and compute all stored fingerprints anew',
  why: `The fingerprint of a certificate, or of its key, stands for the whole of it in relay_clientcerts, in
tables of check_ccert_access and at the level "fingerprint". For MD5 and SHA-1 two certificates with
one fingerprint can be made. To make one that fits a fingerprint that is given is beyond what is
known, so the manual calls their use still likely safe, though not recommended. sha256 is the default
since Postfix 3.6 where compatibility_level says 3.6 or more.

There is no fix to apply here: with another digest all stored fingerprints are another text. Compute
them anew with "openssl x509 -noout -fingerprint -sha256 -in FILE" and change tables and setting in
one go.`,
  references: [
    { postconf: 'smtpd_tls_fingerprint_digest' },
    { postconf: 'smtp_tls_fingerprint_digest' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_ask_ccert = yes\nsmtpd_tls_fingerprint_digest = md5\nsmtpd_relay_restrictions = permit_mynetworks, permit_tls_clientcerts, reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = fingerprint\nsmtp_tls_fingerprint_digest = sha1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_fingerprint_digest = md5\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = fingerprint\nsmtp_tls_fingerprint_digest = sha256\n',
        },
      },
    ],
  },
});
