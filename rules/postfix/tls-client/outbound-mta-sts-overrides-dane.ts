import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-mta-sts-overrides-dane',
  title: 'MTA-STS policies take the place of DANE',
  appliesTo: { clientLevel: ['smtp'] },
  versions: '>=2.11',
  when: {
    all: [
      { clientTls: ['dane', 'dane-only'] },
      {
        setting: 'smtp_tls_policy_maps',
        listsOneOf: [
          'socketmap:inet:127.0.0.1:8461:postfix',
          'socketmap:inet:localhost:8461:postfix',
          'socketmap:inet:[::1]:8461:postfix',
        ],
      },
    ],
  },
  settings: ['smtp_tls_policy_maps', '{{prefix}}_tls_security_level'],
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} asks postfix-mta-sts-resolver: for a domain with an MTA-STS policy its answer replaces ' +
    'the level "dane", and the TLSA records of the domain are not looked at',
  byHand:
    'use a policy service that looks for TLSA records itself, such as postfix-tlspol, or name the ' +
    'domains that publish both in a table before it, with "dane" or "dane-only"',
  why: `A policy found in smtp_tls_policy_maps counts instead of smtp_tls_security_level, not beside it.
postfix-mta-sts-resolver, which listens on port 8461 under the name "postfix" as its manual shows it, does
not look for TLSA records; it answers "secure match=..." for each domain with an MTA-STS policy, and its
own documentation warns that this overrides DANE. So the domains that publish both are authenticated by
the weaker of the two: MTA-STS rests on the first lookup and on the public CAs. RFC 8461 says in section 2
that senders MUST NOT let MTA-STS override a failing DANE validation.

Ignore this if another service listens there.`,
  references: [
    { rfc: 8461, section: '2' },
    { postconf: 'smtp_tls_policy_maps' },
    {
      url: 'https://github.com/Snawoot/postfix-mta-sts-resolver/issues/67',
      title: 'postfix-mta-sts-resolver: MTA-STS overrides DANE',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = dane\n' +
            'smtp_dns_support_level = dnssec\n' +
            'smtp_tls_policy_maps = socketmap:inet:127.0.0.1:8461:postfix\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = dane\n' +
            'smtp_dns_support_level = dnssec\n' +
            'smtp_tls_policy_maps = socketmap:inet:127.0.0.1:8642:QUERY\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = may\n' +
            'smtp_tls_policy_maps = socketmap:inet:127.0.0.1:8461:postfix\n',
        },
      },
    ],
  },
});
