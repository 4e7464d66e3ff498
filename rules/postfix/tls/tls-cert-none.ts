import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-cert-none',
  title: 'TLS without a certificate, with TLS 1.3 left on',
  appliesTo: { protocolList: ['mx', 'submission', 'submissions'] },
  versions: '>=3.4',
  when: {
    all: [
      { setting: 'smtpd_tls_cert_file', isOneOf: ['none'] },
      { setting: 'smtpd_tls_chain_files', is: 'empty' },
      { setting: 'smtpd_tls_eccert_file', is: 'empty' },
      { highestProtocol: ['TLSv1.3'] },
    ],
  },
  settings: ['smtpd_tls_cert_file'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = none leaves the server without a certificate, but TLS 1.3 is on and cannot ' +
    'do without: each client that offers it fails, even where anonymous ciphers of TLS 1.2 ' +
    'would do',
  byHand: 'name a key and a certificate in smtpd_tls_chain_files, or exclude TLSv1.3',
  why: `With "none" smtpd has nothing but anonymous ciphers (aNULL), which exist up to TLS 1.2 only. The two
sides settle on the newest version first. If that is 1.3 there is no way on: smtpd logs "no shared
cipher", the client gets the alert "handshake failure". With TLS 1.3 shut out a client that offers
such ciphers, as Postfix does at level "may", gets an anonymous session. Tried with Postfix 3.7 and
OpenSSL 3.0.

Other clients offer no anonymous ciphers and fail in either case. A certificate, a self-signed one if
need be, is better for everybody.`,
  references: [{ postconf: 'smtpd_tls_cert_file' }, { rfc: 8446, section: '4.4.2' }],
  examples: {
    bad: [{ files: { 'main.cf': 'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = none\n' } }],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = none\nsmtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1.3\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_cert_file = none\n',
        },
      },
    ],
  },
});
