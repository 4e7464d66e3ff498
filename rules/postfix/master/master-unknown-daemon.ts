import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-unknown-daemon',
  title: 'The command of a service is misspelt',
  appliesTo: { fact: 'service-fault' },
  when: { datum: 'problem', oneOf: ['misspelt-program'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{program}} is no program of Postfix: unless you have put one of that name into daemon_directory, {{service}} does nothing',
  fixes: [
    {
      safety: 'unsafe',
      description: 'write {{suggestion}}',
      operations: [{ replacePlace: 'command', with: '{{suggestion}}' }],
    },
  ],
  why: `The last column of master.cf names a program in daemon_directory. Whether there is one shows only when
master(8) wants to start it: "exec ...: No such file or directory", "bad command startup -- throttling",
again and again. A client that connects gets no answer. postconf and postfix check do not look.

The rule speaks of names that are one letter away from that of a program of Postfix. A program of your
own of such a name may lie there; on the host itself the rule looks.`,
  references: [{ man: 'master', section: 5 }, { postconf: 'daemon_directory' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': '2525 inet n - n - - smptd\n',
        },
        fixed: { 'master.cf': '2525 inet n - n - - smtpd\n' },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'rewrite unix - - n - - trivial-rewrit\n',
        },
        fixed: { 'master.cf': 'rewrite unix - - n - - trivial-rewrite\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'submission inet n - n - - smtpd\npolicy unix - n n - 0 spawn user=nobody argv=/usr/bin/policyd\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'submission inet n - n - - /opt/mail/smptd\n10025 inet n - n - - smtpd2\n',
        },
      },
    ],
  },
});
