import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-sasl-map-key-mismatch',
  title: 'A table names the relay in another form than relayhost',
  appliesTo: { fact: 'relay-key' },
  when: { all: [] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'the client looks up the relay as "{{relay}}", and {{setting}} has "{{key}}" alone: {{result}}',
  byHand: 'write the same text in relayhost and in the table, with brackets and port or without',
  why: `The key of a policy is the next hop as it is written: "[relay.example.org]:587" in relayhost
finds neither "relay.example.org" nor "[relay.example.org]" nor "[relay.example.org]:submission" in
smtp_tls_policy_maps. What the table asks for, such as mandatory TLS, is not asked for then.

Passwords are looked up twice: by the name of the server, "relay.example.org", and by the next hop as it
is written. Both forms do, "[relay.example.org]" beside a port in relayhost does not (tried with Postfix
3.7). Without a password the client does not log in; it sends at once, and a relay that wants a login
refuses: the mail bounces.

Only relays in brackets are checked, since without them MX records say what the server is called. After
a change of the table run postmap.`,
  references: [
    { postconf: 'smtp_sasl_password_maps' },
    { postconf: 'smtp_tls_policy_maps' },
    { postconf: 'relayhost' },
    { url: 'https://www.postfix.org/TLS_README.html#client_tls_policy', title: 'TLS_README' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_tls_security_level = encrypt\n' +
            'smtp_sasl_auth_enable = yes\n' +
            'smtp_sasl_tls_security_options = noanonymous\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl\n',
          '/etc/postfix/sasl': '[relay.example.org] user:secret\n',
          '/etc/postfix/sasl.db': '',
        },
      },
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_tls_security_level = may\n' +
            'smtp_tls_policy_maps = inline:{relay.example.org=encrypt}\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_tls_security_level = encrypt\n' +
            'smtp_sasl_auth_enable = yes\n' +
            'smtp_sasl_tls_security_options = noanonymous\n' +
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl\n',
          '/etc/postfix/sasl': 'relay.example.org user:secret\n',
          '/etc/postfix/sasl.db': '',
        },
      },
      {
        files: {
          'main.cf':
            'relayhost = [Relay.example.org]:587\n' +
            'smtp_tls_security_level = may\n' +
            'smtp_tls_policy_maps = inline:{{[relay.example.org]:587=encrypt}}\n',
        },
      },
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:587\n' +
            'smtp_tls_security_level = may\n' +
            'smtp_tls_policy_maps = inline:{example.org=encrypt}, hash:/etc/postfix/policy\n',
        },
      },
    ],
  },
});
