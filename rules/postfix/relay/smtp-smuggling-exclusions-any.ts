import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/smtp-smuggling-exclusions-any',
  title: 'The guard against smuggled messages excludes everyone',
  appliesTo: { service: ['mx'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_forbid_bare_newline', takes: 'yes' },
      { not: { setting: 'smtpd_forbid_bare_newline', is: 'no' } },
      { setting: 'smtpd_forbid_bare_newline_exclusions', takesIn: 'everyone' },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_forbid_bare_newline_exclusions'],
  severity: { interop: 'warning', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = {{value}} exempts every client from smtpd_forbid_bare_newline: {{service}} has ' +
    'no guard against smuggled messages',
  fixes: [
    {
      when: { setting: 'smtpd_forbid_bare_newline_exclusions', is: 'set' },
      safety: 'unsafe',
      description: 'exempt the own networks alone, as by default',
      operations: [{ setting: 'smtpd_forbid_bare_newline_exclusions', set: '$mynetworks' }],
    },
  ],
  byHand: 'take the network that covers everything out of mynetworks',
  why: `smtpd_forbid_bare_newline makes smtpd end a message only where RFC 5321 says so, so that no second
message can be smuggled in behind a false end (CVE-2023-51764). The exclusions are for a few clients of
your own that break the rule. With everybody excluded, the guard is off and looks as if it were on.

The default is $mynetworks. If that is where the wide network stands, the server most likely has a
larger problem: see open-relay-mynetworks-any.`,
  references: [
    { postconf: 'smtpd_forbid_bare_newline_exclusions' },
    { postconf: 'smtpd_forbid_bare_newline' },
    { rfc: 5321, section: '4.1.1.4' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_forbid_bare_newline_exclusions = 0.0.0.0/0, [::]/0\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_forbid_bare_newline_exclusions = $mynetworks\n',
        },
      },
      {
        files: {
          'main.cf':
            'mynetworks = 0.0.0.0/0\n' +
            'smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nmynetworks = 192.0.2.0/28\n' +
            'smtpd_forbid_bare_newline_exclusions = $mynetworks\n',
        },
      },
      {
        version: '3.7.11',
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_forbid_bare_newline_exclusions = 0.0.0.0/0\n',
        },
      },
    ],
  },
});
