import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-o-inline-comment',
  title: 'A comment behind the options of a service',
  appliesTo: { fact: 'stray-argument' },
  when: {
    all: [
      { datum: 'kind', oneOf: ['comment'] },
      { datum: 'effect', oneOf: ['fatal'] },
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '"{{text}}" begins no comment behind a command but is an argument: {{program}} {{consequence}}',
  byHand: 'move the comment to a line of its own, with "#" as its first character',
  why: `A comment in master.cf is a line that begins with "#". Behind a command the sign is an argument like
any other, and so is each word of the comment. The programs of Postfix take no arguments but options:
smtpd and most others log "unexpected command-line argument: #" and end, smtp and lmtp "unknown
attribute name: #". master starts them again for the next client, and slows down. postconf and postfix
check find nothing wrong.

A line of its own that begins with "#" may stand between the options of a service. pipe(8) and
spawn(8), whose arguments are their own affair, are left alone.`,
  references: [{ man: 'master', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes # TLS at once\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp unix - - n - - smtp # to the world\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd # in\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'submissions inet n - n - - smtpd\n  # TLS at once\n  -o smtpd_tls_wrappermode=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'filter unix - n n - - pipe flags=R user=filter argv=/usr/bin/filter #1\n',
        },
      },
    ],
  },
});
