import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/banner-discloses-version',
  title: 'The greeting tells the release of Postfix',
  appliesTo: { fact: 'greeting' },
  when: { datum: 'tellsRelease', oneOf: [true] },
  severity: { interop: 'off', standard: 'off', strict: 'info' },
  message:
    'smtpd_banner names $mail_version: everyone who connects learns which release runs, and what is ' +
    'known against it',
  byHand: 'leave $mail_version out of smtpd_banner',
  why: `The greeting goes to everybody who opens a connection. The release in it saves an attacker the work
of finding out which known faults to try. It helps nobody else: what a release can do, a client learns
from the answer to EHLO. Postfix does not show it by default, and security scans complain.`,
  references: [{ postconf: 'smtpd_banner' }, { postconf: 'mail_version' }],
  examples: {
    bad: [
      {
        profile: 'strict',
        files: { 'main.cf': 'smtpd_banner = $myhostname ESMTP $mail_name ($mail_version)\n' },
      },
      {
        profile: 'strict',
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n  -o { smtpd_banner = $myhostname ESMTP ${mail_version} }\n',
        },
      },
    ],
    good: [
      {
        profile: 'strict',
        files: { 'main.cf': 'smtpd_banner = $myhostname ESMTP $mail_name\n' },
      },
    ],
  },
});
