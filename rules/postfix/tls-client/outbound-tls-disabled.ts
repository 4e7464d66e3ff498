import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-tls-disabled',
  title: 'Mail leaves without TLS, also where the other side offers it',
  appliesTo: { clientLevel: ['smtp'] },
  when: {
    all: [
      { clientTls: ['none'] },
      { setting: 'smtp_tls_policy_maps', is: 'empty' },
      { setting: 'smtp_tls_per_site', is: 'empty' },
      { not: { setting: 'smtp_tls_wrappermode', is: 'yes' } },
      { any: [{ delivers: 'internet' }, { delivers: 'relay' }] },
      // A password in clear text, and a port without clear text, are graver matters.
      {
        not: {
          all: [
            { delivers: 'relay' },
            { setting: 'smtp_sasl_auth_enable', is: 'yes' },
            { not: { setting: 'smtp_sasl_password_maps', is: 'empty' } },
            { not: { setting: 'smtp_sasl_security_options', listsOneOf: ['noplaintext'] } },
          ],
        },
      },
      { not: { delivers: 'relay', port: [465] } },
    ],
  },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{service}} uses no TLS ({{setting}} is "{{value}}"): all mail leaves in clear text, readable on ' +
    'the way, also towards servers that offer STARTTLS',
  fixes: [
    {
      when: {
        all: [
          { setting: 'smtp_tls_security_level', is: 'empty' },
          { setting: 'smtp_use_tls', is: 'unset' },
        ],
      },
      safety: 'safe',
      description: 'use TLS wherever the other side offers it',
      operations: [{ setting: 'smtp_tls_security_level', set: 'may' }],
    },
    {
      safety: 'unsafe',
      description: 'use TLS wherever the other side offers it',
      operations: [{ setting: 'smtp_tls_security_level', set: 'may' }],
    },
  ],
  why: `Without a level the SMTP client does not look at STARTTLS at all. That is the default of every
release before 3.11, and of 3.11 at a lower compatibility level.

"may" asks no certificate of anyone and loses no mail: where STARTTLS is not offered, the message goes
as it goes today. A server that offers STARTTLS and then fails at it costs time. Postfix puts the
message off with "Cannot start TLS: handshake failure" and sends it in clear text at a later attempt.
RFC 7435 calls this opportunistic security: some protection most of the time, in place of none. It is
no defence against someone who can change what passes on the line. For that there is DANE, and MTA-STS.

Some receivers ask for TLS outright: large providers mark mail that came without it, or refuse it.

The level in main.cf counts for each smtp service that has none of its own, also for one that hands
mail to a filter on the same host; such a filter offers no STARTTLS, so that nothing changes there.
A client that relays through its own host alone is not reported, nor one with a table of policies.`,
  references: [
    { postconf: 'smtp_tls_security_level' },
    { postconf: 'smtp_tls_policy_maps' },
    { rfc: 7435, section: '3' },
  ],
  examples: {
    bad: [
      {
        version: '3.7',
        files: { 'main.cf': 'myhostname = mx.example.org\n' },
        fixed: { 'main.cf': 'myhostname = mx.example.org\nsmtp_tls_security_level = may\n' },
      },
      {
        files: { 'main.cf': 'smtp_tls_security_level = none\nsmtp_use_tls = yes\n' },
        fixed: { 'main.cf': 'smtp_tls_security_level = may\nsmtp_use_tls = yes\n' },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\nrelayhost = [relay.example.org]:587\n',
          'master.cf': 'smtp unix - - n - - smtp\n  -o smtp_tls_security_level=none\n',
        },
        fixed: {
          'master.cf': 'smtp unix - - n - - smtp\n  -o smtp_tls_security_level=may\n',
        },
      },
    ],
    good: [
      { files: { 'main.cf': 'smtp_tls_security_level = may\n' } },
      { version: '3.7', files: { 'main.cf': 'smtp_use_tls = yes\n' } },
      { version: '3.11', files: { 'main.cf': 'compatibility_level = 3.11\n' } },
      { files: { 'main.cf': 'smtp_tls_security_level = none\nrelayhost = [127.0.0.1]:10026\n' } },
      {
        // What is wrong there is told by another rule.
        files: {
          'main.cf':
            'smtp_tls_security_level = none\n' +
            'relayhost = [relay.example.org]\n' +
            'smtp_sasl_auth_enable = yes\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl\n' +
            'smtp_sasl_security_options =\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = none\nsmtp_tls_policy_maps = hash:/etc/postfix/policy\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = none\ndefault_transport = error:no mail leaves\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\n',
          'master.cf':
            'smtp unix - - n - - smtp\n' +
            'scan unix - - n - 2 smtp\n  -o smtp_tls_security_level=none\n',
        },
      },
    ],
  },
});
