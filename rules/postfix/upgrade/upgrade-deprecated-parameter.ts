import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/upgrade-deprecated-parameter',
  title: 'A parameter that the upgrade calls deprecated',
  appliesTo: { fact: 'deprecated-parameter' },
  when: {
    all: [{ datum: 'renamed', oneOf: [false] }, { not: { datum: 'newSince', oneOf: [''] } }],
  },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{name}} is deprecated with the upgrade from {{newSince}} to {{release}}: it still counts, and ' +
    'postconf warns that a later release will drop it',
  byHand:
    'nothing is to be done to keep the behaviour of today; to go with the times take it out, and see ' +
    'DEPRECATION_README for what takes its place',
  why: `You lint for a release that is later than the one the host runs. It honours this parameter as
before, while postconf and "postfix check" say "support for parameter … will be removed". So the
upgrade itself changes nothing; a later one will.

The release that runs is asked of the installed Postfix for its own configuration, and read from the
settings file (postfix-version) for any other.`,
  references: [
    { url: 'https://www.postfix.org/DEPRECATION_README.html', title: 'DEPRECATION_README' },
  ],
  examples: {
    bad: [
      {
        version: '3.9',
        upgradeFrom: '3.8',
        files: {
          'main.cf':
            'compatibility_level = 3.8\nsmtpd_forbid_unauth_pipelining = yes\n' +
            'smtpd_forbid_bare_newline = normalize\n' +
            'smtpd_tls_dh1024_param_file = /etc/postfix/dh.pem\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        version: '3.10',
        upgradeFrom: '3.9',
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_dh1024_param_file = /etc/postfix/dh.pem\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
