import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/relay-domains-wildcard',
  title: 'relay_domains has a match for every domain',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'relay_domains', takesIn: 'every-domain' },
      { admits: 'strangers' },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['relay_domains'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = {{value}} has a match for every domain, so that {{service}} takes mail of ' +
    'anyone for anyone: it is an open relay',
  byHand: 'name the domains that this server hands on, or leave relay_domains empty',
  why: `reject_unauth_destination lets mail pass for the domains of this server: those in mydestination, the
virtual domains and relay_domains. A static: table answers every lookup, so that with it in relay_domains
every domain of the world is one of this server's, and reject_unauth_destination refuses nothing.
Strangers send spam through it until other servers block its address.

A hub that only machines of your own can reach does not need this: permit_mynetworks lets them send to
any domain. A "*" or a lone dot in relay_domains does not do what it looks like: it matches nothing.

Where a lookup table or a policy server has a say before, the rule assumes nothing and is silent.`,
  references: [
    { postconf: 'relay_domains' },
    {
      url: 'https://www.postfix.org/SMTPD_ACCESS_README.html',
      title: 'Postfix SMTP relay and access control',
    },
  ],
  examples: {
    bad: [
      { files: { 'main.cf': 'compatibility_level = 3.6\nrelay_domains = static:ALL\n' } },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o relay_domains=example.org,static:x\n',
        },
      },
    ],
    good: [
      { files: { 'main.cf': 'compatibility_level = 3.6\nrelay_domains = example.org, *\n' } },
      {
        files: {
          'main.cf':
            'relay_domains = static:ALL\n' +
            'smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\ninet_interfaces = loopback-only\nrelay_domains = static:ALL\n',
        },
      },
      { files: { 'main.cf': 'compatibility_level = 3.6\nrelay_domains = hash:/etc/postfix/r\n' } },
    ],
  },
});
