import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-wrappermode-port',
  title: 'The port of the relay and wrapper mode do not go together',
  appliesTo: { clientLevel: ['smtp'] },
  versions: '>=3.0',
  when: {
    any: [
      {
        all: [
          { delivers: 'relay', port: [465] },
          { setting: 'smtp_tls_wrappermode', is: 'no' },
        ],
      },
      {
        all: [
          { delivers: 'relay', port: [25, 587] },
          { setting: 'smtp_tls_wrappermode', is: 'yes' },
          // With less, wrapper mode is refused whatever the port.
          { not: { clientTls: ['none', 'may'] } },
        ],
      },
    ],
  },
  settings: ['relayhost', 'smtp_tls_wrappermode'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'all mail goes to the relay "{{value}}", and {{service}} begins TLS at another time than servers ' +
    'on that port do: they wait for each other, and no mail leaves',
  fixes: [
    {
      when: {
        all: [
          { delivers: 'relay', port: [465] },
          { clientTls: ['encrypt', 'fingerprint', 'verify', 'secure'] },
          { setting: 'relayhost', is: 'set' },
        ],
      },
      safety: 'unsafe',
      description: 'begin with TLS, as servers on port 465 do',
      operations: [{ setting: 'smtp_tls_wrappermode', set: 'yes' }],
    },
    {
      when: {
        all: [
          { delivers: 'relay', port: [25, 587] },
          { setting: 'smtp_tls_wrappermode', setIn: 'main.cf' },
        ],
      },
      safety: 'unsafe',
      description: 'use STARTTLS, as servers on this port do',
      operations: [{ setting: 'smtp_tls_wrappermode', unset: true }],
    },
  ],
  byHand:
    'for port 465 set smtp_tls_wrappermode = yes and smtp_tls_security_level = encrypt; for ports 25 ' +
    'and 587 leave smtp_tls_wrappermode off',
  why: `On port 465 (smtps, submissions) a server waits for the client to begin TLS. On ports 25 and 587
it greets the client in clear text first, and TLS begins with STARTTLS. smtp_tls_wrappermode says which
of the two the client expects, and it does not look at the port.

Without wrapper mode on port 465 both sides wait: "timed out while receiving the initial server
greeting", after five minutes for each attempt. With wrapper mode on port 25 or 587 the handshake meets
a greeting: "wrong version number". Either way all mail waits in the queue and then bounces. Postfix 3.0
and later have wrapper mode; before it, stunnel was needed for port 465.

The fix counts as unsafe because a setting in main.cf counts for all smtp services without one of their
own. Give a service that hands mail to a filter "-o smtp_tls_wrappermode=no".`,
  references: [
    { postconf: 'smtp_tls_wrappermode' },
    { postconf: 'relayhost' },
    { rfc: 8314, section: '3.3' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:465\n' +
            'smtp_tls_security_level = encrypt\n' +
            'smtp_tls_mandatory_protocols = >=TLSv1.2\n',
        },
        fixed: {
          'main.cf':
            'relayhost = [relay.example.org]:465\n' +
            'smtp_tls_wrappermode = yes\n' +
            'smtp_tls_security_level = encrypt\n' +
            'smtp_tls_mandatory_protocols = >=TLSv1.2\n',
        },
      },
      {
        files: {
          'main.cf': 'relayhost = relay.example.org:smtps\nsmtp_tls_security_level = may\n',
        },
      },
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:submission\n' +
            'smtp_tls_security_level = encrypt\n' +
            'smtp_tls_wrappermode = yes\n',
        },
        fixed: {
          'main.cf':
            'relayhost = [relay.example.org]:submission\nsmtp_tls_security_level = encrypt\n',
        },
      },
      {
        files: {
          'main.cf': 'relayhost = [relay.example.org]\nsmtp_tls_security_level = encrypt\n',
          'master.cf': 'smtp unix - - n - - smtp\n  -o smtp_tls_wrappermode=yes\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:465\n' +
            'smtp_tls_security_level = encrypt\n' +
            'smtp_tls_wrappermode = yes\n',
        },
      },
      {
        files: {
          'main.cf': 'relayhost = [relay.example.org]:465\nsmtp_tls_security_level = encrypt\n',
          'master.cf': 'smtp unix - - n - - smtp\n  -o smtp_tls_wrappermode=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'relayhost = [relay.example.org]:2465\nsmtp_tls_security_level = encrypt\n',
        },
      },
      {
        // Such as stunnel.
        files: {
          'main.cf': 'relayhost = [127.0.0.1]:465\nsmtp_tls_security_level = none\n',
        },
      },
    ],
  },
});
