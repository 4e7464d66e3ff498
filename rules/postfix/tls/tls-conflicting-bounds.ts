import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-conflicting-bounds',
  title: 'A TLS protocol list has two bounds of one kind',
  appliesTo: { protocolList: ['mx', 'submission', 'submissions'] },
  versions: '>=3.6',
  when: { protocolList: 'repeated-bound' },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = "{{value}}" has several bounds of one kind: the last one counts, so that ' +
    '{{protocols}} are admitted',
  byHand: 'keep one ">=" and at most one "<="',
  why: `Of two lower bounds the last one counts, not the higher one: ">=TLSv1.2, >=TLSv1" admits TLS
1.0. The same goes for "<=". Postfix says nothing about it. Such a list grows when a stricter bound is
added in front, or when a template appends its own, and it looks safer than it is. Tried with Postfix
3.7 and OpenSSL 3.0, version by version.

Which of the bounds was meant cannot be told, hence no fix.`,
  references: [{ postconf: 'smtpd_tls_protocols' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2, >=TLSv1\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1 <=TLSv1.2 <=TLSv1.3\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1, <=TLSv1.3\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.1 >=0302\n',
        },
      },
    ],
  },
});
