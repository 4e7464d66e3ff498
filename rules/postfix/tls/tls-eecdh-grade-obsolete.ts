import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-eecdh-grade-obsolete',
  title: 'The grade of elliptic curves has no effect',
  appliesTo: { setting: ['smtpd_tls_eecdh_grade'] },
  versions: '>=3.6 <3.9',
  when: { not: { isOneOf: ['auto', ''] } },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{setting}} = "{{value}}" is ignored since Postfix 3.6, which always works as with ' +
    '"auto": the curves are those of tls_eecdh_auto_curves',
  fixes: [{ safety: 'safe', description: 'take it out', operations: [{ unset: true }] }],
  why: `The parameter comes from the time when a server could offer one curve only, and "none" switched the
whole kind of key exchange off. Today client and server agree on a curve. Postfix 3.6 and later read
the value and pay no attention to it; from 3.9 on postconf warns of the parameter, and another rule
speaks of it.

Who wanted "ultra" for stronger curves does not get them by it. The curves are chosen with
tls_eecdh_auto_curves, which is best left alone too.`,
  references: [{ postconf: 'smtpd_tls_eecdh_grade' }, { postconf: 'tls_eecdh_auto_curves' }],
  examples: {
    bad: [
      {
        version: '3.7',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_eecdh_grade = ultra\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
    ],
    good: [
      {
        version: '3.7',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_eecdh_grade = auto\n',
        },
      },
      {
        version: '3.5',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_tls_eecdh_grade = strong\n',
        },
      },
    ],
  },
});
