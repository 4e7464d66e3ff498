import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/local-senders-unauthenticated',
  title: 'Strangers may send in the name of your own domains',
  appliesTo: { variable: ['C_Mail_Security_Relay_RejectLocalUnauth'] },
  when: { all: [{ is: 'no' }, { variable: 'C_Mail_Security_Protection_LocalDomain', is: 'no' }] },
  settings: ['C_Mail_Security_Relay_RejectLocalUnauth', 'C_Mail_Security_Protection_LocalDomain'],
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: mail from outside may carry a sender of your own domains ' +
    'without a login',
  fixes: [
    {
      safety: 'unsafe',
      description: 'demand a login for senders of your own domains',
      operations: [{ set: '1' }],
    },
  ],
  why: `With both switches off, mail that claims to come from one of your own users is taken from
anyone, and lands in the inbox of a colleague: the start of many a fraud. With
C_Mail_Security_Relay_RejectLocalUnauth = 1 such mail needs a login or a trusted address. Web sites,
printers and services that send in your name from outside have to log in then, or to be trusted.`,
  references: [
    { icewarp: 'C_Mail_Security_Relay_RejectLocalUnauth' },
    { icewarp: 'C_Mail_Security_Protection_LocalDomain' },
  ],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_Security_Relay_RejectLocalUnauth: 0\n' +
            'C_Mail_Security_Protection_LocalDomain: 0\n',
        },
        fixed: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_Security_Relay_RejectLocalUnauth: 1\n' +
            'C_Mail_Security_Protection_LocalDomain: 0\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_Security_Relay_RejectLocalUnauth: 1\n' +
            'C_Mail_Security_Protection_LocalDomain: 0\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_Mail_Security_Relay_RejectLocalUnauth: 0\n' +
            'C_Mail_Security_Protection_LocalDomain: 1\n',
        },
      },
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_RejectLocalUnauth: 0\n',
        },
      },
    ],
  },
});
