import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/deprecated-parameter',
  title: 'A parameter that Postfix is about to drop',
  appliesTo: { fact: 'deprecated-parameter' },
  when: {
    all: [
      { datum: 'renamed', oneOf: [false] },
      { datum: 'newSince', oneOf: [''] },
    ],
  },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{name}} is deprecated: Postfix {{since}} and later announce that they will drop it, and a ' +
    'later release will no longer know it',
  byHand: 'take it out; see DEPRECATION_README for what takes its place',
  why: `postconf and "postfix check" of this release say "support for parameter … will be removed". What
the parameter does today stays; after the upgrade to a release that has dropped it, the line does
nothing any more, silently but for an "unused parameter". For some of them another parameter does the
same better, for others the default is right; which one it is stands in DEPRECATION_README.
The two that are set most often, smtpd_tls_dh1024_param_file and smtpd_tls_eecdh_grade, can simply go:
without them Postfix leaves the choice of groups to OpenSSL 3, or to its own list of curves.`,
  references: [
    { url: 'https://www.postfix.org/DEPRECATION_README.html', title: 'DEPRECATION_README' },
  ],
  examples: {
    bad: [
      {
        version: '3.9',
        files: {
          'main.cf': 'smtpd_tls_dh1024_param_file = /etc/postfix/dh.pem\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.9',
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_tls_eecdh_grade=ultra\n',
        },
      },
    ],
    good: [
      {
        version: '3.8',
        files: {
          'main.cf': 'smtpd_tls_dh1024_param_file = /etc/postfix/dh.pem\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.9',
        files: {
          'main.cf': 'smtp_dns_support_level = disabled\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
