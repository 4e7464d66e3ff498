import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-wrappermode-needs-encrypt',
  title: 'Wrapper mode of the client without mandatory TLS',
  appliesTo: { clientLevel: ['smtp'] },
  versions: '>=3.0',
  when: {
    all: [
      { setting: 'smtp_tls_wrappermode', is: 'yes' },
      { clientTls: ['none', 'may'] },
      { setting: 'smtp_tls_policy_maps', is: 'empty' },
      { setting: 'smtp_tls_per_site', is: 'empty' },
    ],
  },
  settings: ['smtp_tls_wrappermode', 'smtp_tls_security_level'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'smtp_tls_wrappermode = yes needs a TLS level of encrypt or more, and {{service}} has less: it ' +
    'delivers nothing, and mail waits in the queue',
  fixes: [
    {
      when: {
        all: [
          { setting: 'smtp_tls_wrappermode', setIn: 'master.cf' },
          { delivers: 'relay', port: [465] },
        ],
      },
      safety: 'safe',
      description: 'demand TLS on this service, as wrapper mode does anyway',
      operations: [{ override: 'smtp_tls_security_level', set: 'encrypt' }],
    },
    {
      when: {
        all: [
          { setting: 'smtp_tls_wrappermode', setIn: 'main.cf' },
          { delivers: 'relay', port: [465] },
        ],
      },
      safety: 'unsafe',
      description: 'demand TLS',
      operations: [{ setting: 'smtp_tls_security_level', set: 'encrypt' }],
    },
    {
      when: { setting: 'smtp_tls_wrappermode', setIn: 'master.cf' },
      safety: 'unsafe',
      description: 'demand TLS on this service',
      operations: [{ override: 'smtp_tls_security_level', set: 'encrypt' }],
    },
  ],
  byHand: 'set smtp_tls_security_level = encrypt where wrapper mode is on',
  why: `In wrapper mode the client begins TLS before the server says a word, as on port 465. There is no
way back to clear text, so Postfix wants the level to say so: below "encrypt" it logs
'smtp_tls_wrappermode requires "smtp_tls_security_level = encrypt" (or stronger)' and defers every
message of the service with "server unavailable or unable to receive mail".

A -o for one service in master.cf is the best place for both settings, since in main.cf they count for
each smtp service that has none of its own, among them those that hand mail to a filter.`,
  references: [{ postconf: 'smtp_tls_wrappermode' }, { postconf: 'smtp_tls_security_level' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'relayhost = [relay.example.org]:465\n' +
            'smtp_tls_security_level = may\n' +
            'smtp_tls_wrappermode = yes\n',
        },
        fixed: {
          'main.cf':
            'relayhost = [relay.example.org]:465\n' +
            'smtp_tls_security_level = encrypt\n' +
            'smtp_tls_wrappermode = yes\n',
        },
      },
      {
        files: {
          'main.cf': 'relayhost = [relay.example.org]:465\nsmtp_tls_security_level = may\n',
          'master.cf': 'smtp unix - - n - - smtp\n  -o smtp_tls_wrappermode=yes\n',
        },
        fixed: {
          'master.cf':
            'smtp unix - - n - - smtp\n' +
            '  -o smtp_tls_wrappermode=yes\n' +
            '  -o smtp_tls_security_level=encrypt\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\n',
          'master.cf':
            'smtp unix - - n - - smtp\nsmtps unix - - n - - smtp\n  -o smtp_tls_wrappermode=yes\n',
        },
        fixed: {
          'master.cf':
            'smtp unix - - n - - smtp\n' +
            'smtps unix - - n - - smtp\n' +
            '  -o smtp_tls_wrappermode=yes\n' +
            '  -o smtp_tls_security_level=encrypt\n',
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
      { files: { 'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_wrappermode = no\n' } },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\n',
          'master.cf':
            'smtps unix - - n - - smtp\n' +
            '  -o smtp_tls_wrappermode=yes -o smtp_tls_security_level=secure\n',
        },
      },
    ],
  },
});
