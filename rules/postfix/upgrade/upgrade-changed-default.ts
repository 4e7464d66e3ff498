import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/upgrade-changed-default',
  title: 'A default that changes with the upgrade',
  appliesTo: { upgrade: 'changed-default' },
  when: { all: [] },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{setting}} is not set: with the upgrade from {{before-release}} to {{release}} its value ' +
    'changes from "{{before}}" to "{{value}}"',
  fixes: [
    {
      safety: 'unsafe',
      description: 'write down the value of today; without the line the new one counts',
      operations: [{ keep: 'default-before-upgrade' }],
    },
  ],
  why: `You lint for a release that is later than the one the host runs. Where main.cf is silent the default
counts, and this one differs between the two for this very configuration: the $ expressions and
compatibility_level are worked out in both.

Most changes are for the better, and then there is nothing to do: leave the line out and take the new
value. The repair is for the others. It freezes the value of today, which is why it is not made
unless you ask for it with --unsafe-fixes.

The release that runs is asked of the installed Postfix for its own configuration, and read from the
settings file (postfix-version) for any other.`,
  references: [
    {
      url: 'https://www.postfix.org/COMPATIBILITY_README.html',
      title: 'Postfix Backwards-Compatibility Safety Net',
    },
  ],
  examples: {
    bad: [
      {
        version: '3.9',
        upgradeFrom: '3.8',
        files: {
          'main.cf': 'compatibility_level = 3.8\nsmtpd_forbid_unauth_pipelining = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.8\nsmtpd_forbid_unauth_pipelining = yes\n' +
            'smtpd_forbid_bare_newline = no\n',
        },
      },
      {
        version: '3.6',
        upgradeFrom: '3.5',
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtp_tls_dane_insecure_mx_policy = dane\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\nsmtp_tls_dane_insecure_mx_policy = dane\n' +
            'smtp_tls_fingerprint_digest = md5\n' +
            'lmtp_tls_fingerprint_digest = md5\n' +
            'smtpd_tls_fingerprint_digest = md5\n',
        },
      },
    ],
    good: [
      {
        version: '3.9',
        files: {
          'main.cf': 'smtpd_forbid_unauth_pipelining = no\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.9',
        upgradeFrom: '3.8',
        files: {
          'main.cf': 'smtpd_forbid_bare_newline = no\nsmtpd_forbid_unauth_pipelining = no\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
