import { PROBED, SEEN_AS_CONFIGURED, seenWith } from '../../example-probes.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/probe-old-protocols-off',
  title: 'TLS 1.0 or 1.1 is admitted, and the running server refuses it all the same',
  appliesTo: { evidence: 'probe-difference' },
  when: { datum: 'problem', oneOf: ['fewer-old-protocols'] },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    "{{probe}} refuses {{seen}}, which {{setting}} of {{service}} admits: OpenSSL's security level shuts it out, or the change was never loaded",
  byHand:
    'if old senders must get in, see the why of this rule; if not, exclude {{seen}} in {{setting}} too',
  why: `What Postfix admits and what OpenSSL lets it do are two things. Since OpenSSL 3.0 the versions
before TLS 1.2 work at security level 0 only, because their handshakes are signed with SHA-1 or MD5, and
distributions set the level to 1 or 2. A list such as \`>=TLSv1\` then promises more than the server
keeps. For most servers that does no harm, and the list may as well say it. Who must receive mail from
very old senders ends the cipher list in force, such as tls_medium_cipherlist, in \`:@SECLEVEL=0\`.

A server that was not reloaded after the list was widened looks the same.`,
  references: [
    { man: 'SSL_CTX_set_security_level', section: 3 },
    { postconf: 'smtpd_tls_protocols' },
    { postconf: 'tls_medium_cipherlist' },
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
            'smtpd_tls_protocols = >=TLSv1\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
          [PROBED]: SEEN_AS_CONFIGURED,
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
            'smtpd_tls_protocols = >=TLSv1\n',
          'master.cf': 'smtp inet n - y - - smtpd\n',
          [PROBED]: seenWith({}, { protocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] }),
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
          'master.cf': 'smtp inet n - y - - smtpd\n',
          [PROBED]: SEEN_AS_CONFIGURED,
        },
      },
    ],
  },
});
