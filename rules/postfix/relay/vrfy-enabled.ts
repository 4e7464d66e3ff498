import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/vrfy-enabled',
  title: 'VRFY tells strangers which addresses exist',
  appliesTo: { service: ['mx'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'disable_vrfy_command', is: 'no' },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['disable_vrfy_command'],
  severity: { interop: 'off', standard: 'off', strict: 'info' },
  message: '{{service}} answers VRFY, by which strangers can ask whether an address exists',
  fixes: [
    {
      safety: 'safe',
      description: 'answer VRFY with 502; no mail server sends it',
      operations: [{ setting: 'disable_vrfy_command', set: 'yes' }],
    },
  ],
  why: `VRFY asks for a user without sending mail: smtpd says 252 for an address that it would take and 550
for one that it would not. Security scans ask for it to be off. The gain is small, since RCPT gives the
same answer, and nothing is lost either: mail servers do not use it. That is why only the profile strict
mentions it.`,
  references: [{ postconf: 'disable_vrfy_command' }, { rfc: 5321, section: '7.3' }],
  examples: {
    bad: [
      {
        profile: 'strict',
        files: { 'main.cf': 'compatibility_level = 3.6\ndisable_vrfy_command = no\n' },
        fixed: { 'main.cf': 'compatibility_level = 3.6\ndisable_vrfy_command = yes\n' },
      },
    ],
    good: [
      {
        profile: 'strict',
        files: { 'main.cf': 'compatibility_level = 3.6\ndisable_vrfy_command = yes\n' },
      },
      {
        files: { 'main.cf': 'compatibility_level = 3.6\nmydestination = example.org\n' },
      },
    ],
  },
});
