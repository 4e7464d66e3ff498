import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/mynetworks-loopback-missing',
  title: 'mynetworks leaves out the host itself',
  appliesTo: { service: ['mx'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'mynetworks', is: 'set' },
      { not: { setting: 'mynetworks', is: 'empty' } },
      { not: { setting: 'mynetworks', takesIn: 'loopback' } },
      {
        any: [
          { setting: 'inet_interfaces', isOneOf: ['all', 'loopback-only'] },
          { setting: 'inet_interfaces', listsOneOf: ['localhost', '127.0.0.1'] },
        ],
      },
      {
        restrictions: ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'],
        haveWorking: ['permit_mynetworks'],
      },
    ],
  },
  settings: ['mynetworks'],
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{setting}} = {{value}} leaves out 127.0.0.1: programs on this host that send by SMTP to ' +
    'localhost may not relay',
  fixes: [
    {
      safety: 'unsafe',
      description: 'let this host itself relay too',
      operations: [{ setting: 'mynetworks', addItem: '127.0.0.0/8' }],
    },
  ],
  why: `mynetworks as written takes the place of the default, which has the loopback addresses. A web
application or a monitoring script that hands its mail to localhost:25 gets "Relay access denied" for
recipients elsewhere. The sendmail command is not affected: it does not use SMTP.

Some leave the host out on purpose, so that a broken web application cannot send without a password; that
is why the fix waits for you.`,
  references: [{ postconf: 'mynetworks' }],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 192.0.2.0/28\n' },
        fixed: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 192.0.2.0/28, 127.0.0.0/8\n' },
      },
    ],
    good: [
      { files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks = 127.0.0.1, 192.0.2.0/28\n' } },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nmynetworks = hash:/etc/postfix/networks\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\ninet_interfaces = 192.0.2.1\nmynetworks = 192.0.2.0/28\n',
        },
      },
    ],
  },
});
