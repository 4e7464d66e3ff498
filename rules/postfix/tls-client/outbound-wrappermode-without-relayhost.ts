import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-wrappermode-without-relayhost',
  title: 'Wrapper mode towards the mail servers of the Internet',
  appliesTo: { clientLevel: ['smtp'] },
  versions: '>=3.0',
  when: { all: [{ setting: 'smtp_tls_wrappermode', is: 'yes' }, { delivers: 'internet' }] },
  settings: ['smtp_tls_wrappermode'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = yes, but {{service}} delivers to the mail servers of each domain, which greet on ' +
    'port 25 in clear text: no mail leaves',
  fixes: [
    {
      when: {
        all: [
          { setting: 'smtp_tls_wrappermode', setIn: 'master.cf' },
          { clientTls: ['none', 'may', 'dane'] },
        ],
      },
      safety: 'safe',
      description: 'take it out; STARTTLS is used where it is offered',
      operations: [{ setting: 'smtp_tls_wrappermode', unset: true }],
    },
    {
      safety: 'unsafe',
      description: 'take it out; STARTTLS is used instead',
      operations: [{ setting: 'smtp_tls_wrappermode', unset: true }],
    },
  ],
  byHand:
    'give smtp_tls_wrappermode=yes by -o in master.cf to a service of its own for the server on port ' +
    '465, and name that service in transport_maps',
  why: `In wrapper mode the client begins TLS before the server has said a word. Servers that an MX
record points to listen on port 25, where they greet in clear text first; the handshake ends with "wrong
version number", and the message waits in the queue until it bounces. No domain can be reached so.

Wrapper mode is for one server on port 465. If all mail is to go there, relayhost is missing. If only some
is, it belongs to a service of its own:

  relay-smtps unix - - n - - smtp
    -o smtp_tls_wrappermode=yes -o smtp_tls_security_level=encrypt`,
  references: [{ postconf: 'smtp_tls_wrappermode' }, { postconf: 'relayhost' }],
  silences: ['postfix/outbound-wrappermode-needs-encrypt'],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtp_tls_wrappermode = yes\nsmtp_tls_security_level = encrypt\nrelayhost =\n',
        },
        fixed: { 'main.cf': 'smtp_tls_security_level = encrypt\nrelayhost =\n' },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\n',
          'master.cf': 'smtp unix - - n - - smtp\n  -o smtp_tls_wrappermode=yes\n',
        },
        fixed: { 'master.cf': 'smtp unix - - n - - smtp\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtp_tls_wrappermode = yes\n' +
            'smtp_tls_security_level = encrypt\n' +
            'relayhost = [relay.example.org]:465\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\n',
          'master.cf':
            'smtp unix - - n - - smtp\n' +
            'relay-smtps unix - - n - - smtp\n' +
            '  -o smtp_tls_wrappermode=yes -o smtp_tls_security_level=encrypt\n',
        },
      },
      { files: { 'main.cf': 'smtp_tls_wrappermode = no\nsmtp_tls_security_level = may\n' } },
    ],
  },
});
