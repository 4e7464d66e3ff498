import { RAISE_TO_TLS_1_2 } from '../../raise-to-tls-1-2.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-legacy-opportunistic',
  title: 'Mail may leave by TLS 1.0 or 1.1',
  appliesTo: { protocolList: ['client'] },
  when: {
    all: [
      { clientTls: ['may'] },
      { lowestProtocol: ['SSLv3', 'TLSv1', 'TLSv1.1'] },
      { any: [{ delivers: 'internet' }, { delivers: 'relay' }] },
    ],
  },
  settings: ['{{prefix}}_tls_protocols', '{{prefix}}_tls_security_level'],
  severity: { interop: 'off', standard: 'off', strict: 'warning' },
  message:
    '{{setting}} admits {{protocols}}: mail can leave by a version older than TLS 1.2, which RFC 8996 ' +
    'forbids',
  fixes: RAISE_TO_TLS_1_2,
  byHand: 'exclude TLSv1 and TLSv1.1 where the list is written',
  why: `At level "may" the client offers everything that smtp_tls_protocols admits, TLS 1.0 and up by
default, and a server that knows no better gets it. RFC 8996 says that TLS 1.0 and 1.1 MUST NOT be used.
A server that knows TLS 1.2 uses it in any case, so this is about servers that do not, and about audits.

The price: mail for those servers is put off once and then sent in clear text, for at this level clear
text is acceptable. RFC 9325 says in section 5.2 that its own advice may be too strict for opportunistic
encryption. So the profile strict alone asks for the floor; interop warns of it.`,
  references: [
    { postconf: 'smtp_tls_protocols' },
    { rfc: 8996, section: '4' },
    { rfc: 8996, section: '5' },
    { rfc: 9325, section: '5.2' },
    { rfc: 7435, section: '3' },
  ],
  examples: {
    bad: [
      {
        profile: 'strict',
        files: { 'main.cf': 'smtp_tls_security_level = may\n' },
        fixed: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_protocols = >=TLSv1.2\n',
        },
      },
      {
        profile: 'strict',
        version: '3.5',
        files: {
          'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_protocols = !SSLv2, !SSLv3\n',
        },
        fixed: {
          'main.cf':
            'smtp_tls_security_level = may\n' +
            'smtp_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1\n',
        },
      },
    ],
    good: [
      {
        profile: 'strict',
        files: {
          'main.cf':
            'smtp_tls_security_level = may\nsmtp_tls_protocols = !SSLv2 !SSLv3 !TLSv1 !TLSv1.1\n',
        },
      },
      { files: { 'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_protocols = >=TLSv1\n' } },
      {
        profile: 'strict',
        files: {
          'main.cf':
            'smtp_tls_security_level = may\n' +
            'smtp_tls_protocols = >=TLSv1\n' +
            'relayhost = [127.0.0.1]:10026\n',
        },
      },
    ],
  },
});
