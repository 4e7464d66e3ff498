import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-sasl-without-tls',
  title: 'The password for the relay may be sent in clear text',
  appliesTo: { clientLevel: ['smtp'] },
  when: {
    all: [
      { setting: 'smtp_sasl_auth_enable', is: 'yes' },
      { not: { setting: 'smtp_sasl_password_maps', is: 'empty' } },
      { not: { setting: 'smtp_sasl_security_options', listsOneOf: ['noplaintext'] } },
      { clientTls: ['none', 'may', 'dane'] },
      { setting: 'smtp_tls_policy_maps', is: 'empty' },
      { setting: 'smtp_tls_per_site', is: 'empty' },
      { not: { setting: 'smtp_tls_wrappermode', is: 'yes' } },
      { delivers: 'relay' },
      { not: { delivers: 'relay', port: [465] } },
    ],
  },
  settings: ['smtp_tls_security_level', 'smtp_sasl_security_options', 'smtp_sasl_auth_enable'],
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{setting}} is "{{value}}" and smtp_sasl_security_options allows plain text: where the relay ' +
    'offers no TLS, or someone takes it out on the way, the password crosses the net readable',
  fixes: [
    {
      safety: 'unsafe',
      description: 'demand TLS',
      operations: [{ setting: 'smtp_tls_security_level', set: 'encrypt' }],
    },
  ],
  why: `PLAIN and LOGIN hand over the password itself. smtp_sasl_security_options is "noplaintext,
noanonymous" by default, which keeps them out of sessions without TLS; many instructions set it to
"noanonymous" or to nothing. From then on TLS alone protects the password, and the level does not make
sure of it: with "none" it is never there, with "may" and "dane" only when STARTTLS is offered. Anyone who
can change what passes on the line takes the offer out and reads along (tried with Postfix 3.7: the client
sends AUTH PLAIN at once).

With "encrypt" Postfix keeps the mail rather than give the password away. "secure" also makes sure that it
is the right server; that needs smtp_tls_CAfile. Relays for which passwords are needed offer TLS as a
rule, and RFC 8314 demands it. The fix counts as unsafe because a relay without TLS gets no mail then.

If not all mail goes to this relay, a line "[relay.example.org]:587 encrypt" in smtp_tls_policy_maps does
the same for it alone.`,
  references: [
    { postconf: 'smtp_sasl_security_options' },
    { postconf: 'smtp_tls_security_level' },
    { rfc: 8314, section: '4' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_sasl_auth_enable = yes\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl\n' +
            'smtp_sasl_security_options = noanonymous\n' +
            'smtp_tls_security_level = may\n',
        },
        fixed: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_sasl_auth_enable = yes\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl\n' +
            'smtp_sasl_security_options = noanonymous\n' +
            'smtp_tls_security_level = encrypt\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_sasl_auth_enable = yes\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl\n' +
            'smtp_sasl_security_options = noanonymous\n' +
            'smtp_tls_security_level = encrypt\n',
        },
      },
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_sasl_auth_enable = yes\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl\n' +
            'smtp_sasl_tls_security_options = noanonymous\n' +
            'smtp_tls_security_level = may\n',
        },
      },
      {
        files: {
          'main.cf':
            'relayhost = [127.0.0.1]:2587\n' +
            'smtp_sasl_auth_enable = yes\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl\n' +
            'smtp_sasl_security_options = noanonymous\n' +
            'smtp_tls_security_level = may\n',
        },
      },
    ],
  },
});
