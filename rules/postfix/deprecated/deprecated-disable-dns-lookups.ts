import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/deprecated-disable-dns-lookups',
  title: 'disable_dns_lookups is obsolete',
  appliesTo: { setting: ['disable_dns_lookups'] },
  versions: '>=2.11',
  when: { is: 'set' },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = {{value}} is obsolete since Postfix 2.11: it counts only while smtp_dns_support_level is empty, and later releases drop it',
  fixes: [
    {
      when: { all: [{ is: 'no' }, { setIn: 'main.cf' }] },
      safety: 'safe',
      description: 'take it out: it is the default',
      operations: [{ unset: true }],
    },
    {
      when: {
        all: [
          { is: 'yes' },
          { setIn: 'main.cf' },
          { setting: 'smtp_dns_support_level', is: 'unset' },
          { setting: 'lmtp_dns_support_level', is: 'unset' },
          {
            not: {
              someServiceSets: [
                'disable_dns_lookups',
                'smtp_dns_support_level',
                'lmtp_dns_support_level',
              ],
            },
          },
        ],
      },
      safety: 'safe',
      description: 'say the same with the new parameters',
      operations: [
        { rename: 'smtp_dns_support_level', set: 'disabled' },
        { setting: 'lmtp_dns_support_level', set: 'disabled' },
      ],
    },
    {
      when: {
        all: [
          { is: 'yes' },
          { setIn: 'master.cf' },
          { column: 'command', holds: ['smtp'] },
          { setting: 'smtp_dns_support_level', is: 'unset' },
        ],
      },
      safety: 'safe',
      description: 'say the same with the new parameter',
      operations: [{ rename: 'smtp_dns_support_level', set: 'disabled' }],
    },
    {
      when: {
        all: [
          { is: 'yes' },
          { setIn: 'master.cf' },
          { column: 'command', holds: ['lmtp'] },
          { setting: 'lmtp_dns_support_level', is: 'unset' },
        ],
      },
      safety: 'safe',
      description: 'say the same with the new parameter',
      operations: [{ rename: 'lmtp_dns_support_level', set: 'disabled' }],
    },
  ],
  byHand:
    'set smtp_dns_support_level and lmtp_dns_support_level to disabled where the clients are to work without DNS, and take this out',
  why: `Without DNS lookups the SMTP client finds no MX records, and no DANE: it delivers to the address that
/etc/hosts or the resolver of the system gives for the domain itself. That suits a host which hands all
mail to a relay in square brackets, and nobody else. Since Postfix 2.11 smtp_dns_support_level and
lmtp_dns_support_level decide, "disabled" being the same as yes here; postconf warns from 3.9 on.

The fixes keep what the clients do today.`,
  references: [
    { postconf: 'disable_dns_lookups' },
    { postconf: 'smtp_dns_support_level' },
    { url: 'https://www.postfix.org/DEPRECATION_README.html', title: 'DEPRECATION_README' },
  ],
  silences: ['postfix/deprecated-parameter'],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'content_filter = filter:[127.0.0.1]:10024\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'filter unix - - n - 2 smtp\n  -o disable_dns_lookups=yes\n' +
            'store unix - - n - 2 lmtp\n  -o disable_dns_lookups=yes\n',
        },
        fixed: {
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'filter unix - - n - 2 smtp\n  -o smtp_dns_support_level=disabled\n' +
            'store unix - - n - 2 lmtp\n  -o lmtp_dns_support_level=disabled\n',
        },
      },
      {
        files: {
          'main.cf': 'disable_dns_lookups = yes\nrelayhost = [smtp.example.org]\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: {
          'main.cf':
            'smtp_dns_support_level = disabled\nlmtp_dns_support_level = disabled\nrelayhost = [smtp.example.org]\n',
        },
      },
      {
        files: {
          'main.cf': 'disable_dns_lookups = no\nrelayhost = [smtp.example.org]\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'relayhost = [smtp.example.org]\n' },
      },
      {
        files: {
          'main.cf': 'disable_dns_lookups = yes\nsmtp_dns_support_level = enabled\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtp_dns_support_level = disabled\n# disable_dns_lookups = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '2.10',
        files: {
          'main.cf': 'disable_dns_lookups = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
