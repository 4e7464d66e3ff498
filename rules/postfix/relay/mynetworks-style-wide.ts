import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/mynetworks-style-wide',
  title: 'The neighbours in the network may relay',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'mynetworks', is: 'unset' },
      { setting: 'mynetworks_style', isOneOf: ['class', 'subnet'] },
      {
        restrictions: ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'],
        haveWorking: ['permit_mynetworks'],
        before: ['reject', 'defer', 'reject_unauth_destination', 'defer_unauth_destination'],
      },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['mynetworks_style'],
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    'mynetworks is not set and {{setting}} is "{{value}}": each host in the networks that this one ' +
    'has an address in may send to any domain through {{service}}',
  fixes: [
    {
      safety: 'unsafe',
      description: 'trust this host alone; name other machines of your own in mynetworks',
      operations: [{ setting: 'mynetworks_style', set: 'host' }],
    },
  ],
  why: `Without mynetworks Postfix works out the trusted networks from its network cards. With "subnet" these
are the whole subnets, with "class" the old class A, B or C networks, up to sixteen million addresses. On
a rented server the neighbours in the subnet are other customers of the provider, in an office they are
everybody with a cable, and they relay without a password.

Since Postfix 3.0 the default is "host", but only with compatibility_level 2 or higher. Without that line
in main.cf the old default "subnet" stays in force, and Postfix logs "using backwards-compatible default
setting mynetworks_style=subnet" when a client profits from it.

The fix is unsafe, since printers and programs may depend on it. Look for such clients in the log before.`,
  references: [
    { postconf: 'mynetworks_style' },
    { postconf: 'mynetworks' },
    {
      url: 'https://www.postfix.org/COMPATIBILITY_README.html',
      title: 'Postfix Backwards-Compatibility Safety Net',
    },
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks_style = class\n' },
        fixed: { 'main.cf': 'compatibility_level = 3.6\nmynetworks_style = host\n' },
      },
      {
        files: {
          'main.cf': 'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination\n',
        },
        fixed: {
          'main.cf':
            'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination\n' +
            'mynetworks_style = host\n',
        },
      },
    ],
    good: [
      { files: { 'main.cf': 'compatibility_level = 3.6\nmynetworks_style = host\n' } },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmynetworks_style = subnet\nmynetworks = 127.0.0.0/8\n',
        },
      },
      {
        files: {
          'main.cf':
            'mynetworks_style = subnet\n' +
            'smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination\n',
        },
      },
    ],
  },
});
