import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-protocol-inclusion-list',
  title: 'TLS versions are listed one by one',
  appliesTo: { protocolList: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { protocolList: 'inclusions' },
      { lowestProtocol: ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] },
    ],
  },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{setting}} = "{{value}}" names the versions that are wanted, {{protocols}}: every other one is ' +
    'shut out, the next version of TLS too',
  fixes: [
    {
      when: {
        all: [
          { lowestProtocol: ['TLSv1.2'] },
          { highestProtocol: ['TLSv1.3'] },
          { not: { skipsProtocol: ['TLSv1', 'TLSv1.1', 'TLSv1.2'] } },
        ],
      },
      versions: '>=3.6',
      safety: 'safe',
      description: 'name the oldest version that is admitted, and nothing else',
      operations: [{ set: '>=TLSv1.2' }],
    },
    {
      when: {
        all: [
          { lowestProtocol: ['TLSv1.2'] },
          { highestProtocol: ['TLSv1.3'] },
          { not: { skipsProtocol: ['TLSv1', 'TLSv1.1', 'TLSv1.2'] } },
        ],
      },
      versions: '>=3.0 <3.6',
      safety: 'safe',
      description: 'name what is shut out instead',
      operations: [{ set: '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1' }],
    },
  ],
  byHand:
    'write the oldest version with ">=" (from Postfix 3.6 on), or exclude with "!" what you do not ' +
    'want',
  why: `A bare name in a protocol list means that version and no version that is not named. Such a
list is right on the day that it is written and ages badly: many a "TLSv1.2" of 2016 shuts TLS 1.3
out today, and a sign that is lost, as in "SSLv3, !TLSv1", turns the meaning round. The manual of
Postfix calls the style supported, but not recommended.

A bound, such as >=TLSv1.2, says the same for today and lets newer versions in when they come. Before
Postfix 3.6, which brought the bounds, name what is to be shut out.

The fix is offered where both ways of writing admit the same versions today.`,
  references: [{ postconf: 'smtpd_tls_protocols' }, { postconf: 'smtpd_tls_mandatory_protocols' }],
  examples: {
    bad: [
      {
        profile: 'strict',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = TLSv1.2, TLSv1.3\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = >=TLSv1.2\n',
        },
      },
      {
        version: '3.5',
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_tls_mandatory_protocols=TLSv1.2,TLSv1.3\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_protocols = SSLv2, !SSLv3\n',
        },
      },
    ],
  },
});
