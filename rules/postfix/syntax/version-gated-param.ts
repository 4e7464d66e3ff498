import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/version-gated-param',
  title: 'A parameter that this release does not have',
  appliesTo: { fact: 'unknown-parameter' },
  when: {
    all: [{ not: { datum: 'otherReleases', oneOf: [''] } }, { datum: 'lostFrom', oneOf: [''] }],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{name}} is known to {{otherReleases}}, but not to the release at hand: mail is handled as if ' +
    'it were not set',
  byHand:
    'use what this release has in its place, or take it out; if the server runs another release, ' +
    'say so with --postfix-version',
  why: `Postfix takes a name that it does not know for one of your own and drops it without a word. So a
configuration that was written for a newer release seems to work on an older one and lacks a part:
without smtpd_tls_chain_files, say, an older smtpd has no certificate. The same goes for names that a
newer release has dropped.

Only postconf mentions it, as "unused parameter". Which parameters a release has depends on the patch
level too, for some were brought into older releases later.`,
  references: [
    { man: 'postconf', section: 5 },
    { man: 'postconf', section: 1 },
    { postconf: 'smtpd_tls_chain_files' },
  ],
  examples: {
    bad: [
      {
        version: '3.3',
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '2.9',
        files: {
          'main.cf': 'smtpd_helo_required = yes\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n  -o smtpd_relay_restrictions=reject_unauth_destination\n',
        },
      },
    ],
    good: [
      {
        version: '3.4',
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.3',
        files: {
          'main.cf': 'smtpd_tls_chains = /etc/postfix/mx.pem\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_tls_cert_file=$smtpd_tls_chains\n',
        },
      },
    ],
  },
});
