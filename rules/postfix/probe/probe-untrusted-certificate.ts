import { PROBED, seenWith } from '../../example-probes.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/probe-untrusted-certificate',
  title: 'No client trusts the certificate that users get',
  appliesTo: { evidence: 'probe-difference' },
  when: { datum: 'problem', oneOf: ['distrust'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'the certificate that users get at {{probe}} does not verify ({{seen}}): mail programs warn of it or refuse to log in',
  byHand:
    'present a certificate for the name that users enter, with its issuers, from an authority that clients trust',
  why: `Mail programs verify the server that they log in to: the chain must lead to an authority that they
know, and the name that the user entered must be in the certificate. Where it does not, users learn to
click warnings away, or cannot send. The chain was verified with the authorities of the host that
looked, and for the name or address that was given to --probe. For mail between servers (port 25) that is
no fault, since most senders do not verify.`,
  references: [
    { rfc: 8314, section: '4.4' },
    { rfc: 8314, section: '5.3' },
    { postconf: 'smtpd_tls_chain_files' },
    { man: 'openssl-verification-options', section: 1 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'myhostname = mx.example.org\n' +
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n',
          'master.cf': 'submission inet n - y - - smtpd\n',
          [PROBED]: seenWith({ port: 587 }, { distrust: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'myhostname = mx.example.org\n' +
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
          [PROBED]: seenWith({}, { distrust: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'myhostname = mx.example.org\n' +
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n',
          'master.cf': 'submission inet n - y - - smtpd\n',
          [PROBED]: seenWith({ port: 587 }),
        },
      },
    ],
  },
});
