import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/macro-evaluation',
  title: 'A $ expression that Postfix cannot expand',
  appliesTo: { fact: 'macro-refusal' },
  when: { all: [] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{name}} holds a $ expression that Postfix cannot expand ({{message}}): postconf and the ' +
    'programs that read it end with a fatal error, and Postfix does not start',
  byHand: 'break the circle of references, or compare what can be compared',
  why: `A value may be written without a mistake and still have none. One that refers to itself, by itself
or through others, has no end: Postfix stops after a hundred steps. The operators with "level" at
their end take levels such as 3.6 and nothing else, and a number beyond 9223372036854775807 cannot be
compared with another.

All of that is a fatal error for whoever expands the value: postconf, which "postfix start" calls
before anything else, and each daemon. A server that runs notices at the next reload.`,
  references: [{ man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'mydestination = $myhostname $virtual_alias_domains\n' +
            'virtual_alias_domains = $mydestination\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_banner = ${{3.x} <level {3.6} ? {old} : {new}}\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.org\n',
          'master.cf': 'smtp inet n - n - - smtpd -o smtpd_banner=$smtpd_banner\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'mydestination = $myhostname\nvirtual_alias_domains = $mydestination\n' +
            'smtpd_banner = ${{$compatibility_level} <level {3.6} ? {old} : {new}}\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
