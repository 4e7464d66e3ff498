import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/xclient-hosts-wide',
  title: 'Strangers may claim to be any client with XCLIENT',
  appliesTo: { fact: 'network-element' },
  when: {
    all: [
      { datum: 'setting', oneOf: ['smtpd_authorized_xclient_hosts'] },
      { datum: 'space', oneOf: ['public'] },
      { datum: 'size', oneOf: ['wide', 'all'] },
      { datum: 'fault', oneOf: ['none'] },
      { datum: 'isExposed', oneOf: [true] },
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} takes in {{element}}: each of these hosts can claim the address of a trusted ' +
    'client with XCLIENT, and send to any domain',
  byHand: 'name the proxies that speak XCLIENT, and no one else',
  why: `With XCLIENT a client tells smtpd whose connection it hands on: address, name, login. smtpd goes by
that in all its restrictions. Who may use it can say "XCLIENT ADDR=127.0.0.1", is in mynetworks from
then on, and relays what he likes; block lists do not see him either. The list is for a proxy or a
filter of your own, mostly 127.0.0.1.

With a wide network of public addresses in it, strangers can do so; no password is asked.`,
  references: [
    { postconf: 'smtpd_authorized_xclient_hosts' },
    { url: 'https://www.postfix.org/XCLIENT_README.html', title: 'Postfix XCLIENT Howto' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_authorized_xclient_hosts = 127.0.0.0/8, 0.0.0.0/0\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_authorized_xclient_hosts = 203.0.0.0/8\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_authorized_xclient_hosts = 127.0.0.0/8, 10.0.0.0/8, 203.0.113.7\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            '127.0.0.1:10025 inet n - n - - smtpd\n' +
            '  -o smtpd_authorized_xclient_hosts=0.0.0.0/0\n',
        },
      },
    ],
  },
});
