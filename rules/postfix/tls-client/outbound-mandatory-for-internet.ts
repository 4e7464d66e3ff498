import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-mandatory-for-internet',
  title: 'TLS is mandatory for all mail to the Internet',
  appliesTo: { clientLevel: ['smtp'] },
  when: {
    all: [
      { clientTls: ['encrypt', 'fingerprint', 'verify', 'secure', 'dane-only'] },
      { delivers: 'internet' },
      { not: { setting: 'smtp_tls_wrappermode', is: 'yes' } },
    ],
  },
  severity: { interop: 'error', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = {{value}} holds for every domain of the Internet: mail for servers that do not ' +
    'meet it stays in the queue, and bounces after days',
  fixes: [
    {
      safety: 'unsafe',
      description: 'use TLS wherever it is offered, and send without it elsewhere',
      operations: [{ setting: 'smtp_tls_security_level', set: 'may' }],
    },
  ],
  byHand:
    'set smtp_tls_security_level to may or dane, and name the domains that must be stricter in ' +
    'smtp_tls_policy_maps',
  why: `The level is what counts for each destination that no policy table names. With "encrypt" a
server without STARTTLS gets no mail: "TLS is required, but was not offered". With "verify" and
"secure" neither does one whose certificate cannot be verified, with "fingerprint" one whose key is not
known beforehand, with "dane-only" one without TLSA records, which is most of the world. The messages
are deferred for maximal_queue_lifetime, five days by default, and then bounce. postconf(5) says of
each of these levels that it is no appropriate default for systems that deliver to the Internet.

It is right for a host that hands all mail to one relay; such a one, with relayhost or with a next hop
in default_transport, is not reported.

For the Internet there is "may", which encrypts wherever the other side can, and "dane", which also
verifies where the other side has published TLSA records in a signed zone and is like "may" elsewhere.
Partners with whom TLS has been agreed belong in smtp_tls_policy_maps. smtp_enforce_tls = yes means
"verify" as long as no level is set.

The profiles weigh this in different ways: for interop each message that waits is an outage; strict
and standard warn, since a closed group of servers may want just this.`,
  references: [
    { postconf: 'smtp_tls_security_level' },
    { postconf: 'smtp_tls_policy_maps' },
    { postconf: 'smtp_enforce_tls' },
    { rfc: 7435, section: '3' },
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'smtp_tls_security_level = encrypt\n' },
        fixed: { 'main.cf': 'smtp_tls_security_level = may\n' },
      },
      {
        profile: 'interop',
        files: {
          'main.cf':
            'smtp_tls_security_level = Verify\ntransport_maps = inline:{a.example=relay:}\n',
        },
        fixed: {
          'main.cf': 'smtp_tls_security_level = may\ntransport_maps = inline:{a.example=relay:}\n',
        },
      },
      {
        version: '3.7',
        files: { 'main.cf': 'smtp_enforce_tls = yes\n' },
        fixed: { 'main.cf': 'smtp_enforce_tls = yes\nsmtp_tls_security_level = may\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtp_tls_security_level = encrypt\nrelayhost = [relay.example.org]:587\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = secure\ndefault_transport = smtp:[relay.example.org]\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = encrypt\ntransport_maps = inline:{*=smtp:[gw.example.org]}\n',
        },
      },
      { files: { 'main.cf': 'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n' } },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\n',
          'master.cf':
            'smtp unix - - n - - smtp\n' +
            'partner unix - - n - - smtp\n  -o smtp_tls_security_level=encrypt\n',
        },
      },
      {
        // The table may send all mail on another way.
        files: {
          'main.cf':
            'smtp_tls_security_level = encrypt\ntransport_maps = hash:/etc/postfix/transport\n',
        },
      },
    ],
  },
});
