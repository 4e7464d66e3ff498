import { REPAIRED_ZONE, ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mx-cloudflare-proxied',
  title: 'The MX host is proxied by Cloudflare',
  appliesTo: { evidence: 'mx-fault' },
  when: { datum: 'problem', oneOf: ['proxied'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'mail for {{domain}} goes to {{exchange}}, but Cloudflare answers for {{detail}} with its proxies, which pass on no SMTP: senders get no connection, or another TLS endpoint than yours',
  fixes: [
    {
      safety: 'unsafe',
      description:
        'make it "DNS only"; where it is a web site too, give the mail server another name instead',
      operations: [{ repair: 'unproxy' }],
    },
  ],
  byHand: 'make the name of the mail server "DNS only" at Cloudflare',
  why: `The orange cloud is for web sites. For a name that is proxied Cloudflare answers with addresses of
its own, and what listens there speaks HTTP. A sender that looks up your MX host gets these addresses
too: it cannot connect to port 25, or finds an endpoint that is not your mail server. What it makes of
that differs. Many wait and bounce after days; Gmail reports "TLS Negotiation failed" or, in the log of
the sender, SSLV3_ALERT_ILLEGAL_PARAMETER. It looks like a fault of your TLS settings and is none, so
that every change there is in vain.

To soften this Cloudflare invents a name such as _dc-mx.0123456789ab.example.org for such an MX record.
Mail may arrive through it, but the name is in no certificate, in no MTA-STS policy and has no TLSA
records.

The mail server needs a name of its own that is "DNS only". The fix makes the name of the MX record so.
Where the same name is also your web site, that takes the site from behind the proxy and shows its
address to all: then give the mail server another name instead, such as mx.example.org, and let the MX
record point to that. Names for web access (mta-sts, autoconfig, webmail) may stay proxied.`,
  references: [
    {
      url: 'https://developers.cloudflare.com/dns/troubleshooting/email-issues/',
      title: 'Cloudflare: email issues',
    },
    {
      url: 'https://developers.cloudflare.com/dns/proxy-status/',
      title: 'Cloudflare: proxy status',
    },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${ZONE}@\t1\tIN\tMX\t10 mail\nmail\t1\tIN\tA\t192.0.2.25 ; cf_tags=cf-proxied:true\n`,
        },
        fixed: {
          'example.net.zone': `${REPAIRED_ZONE}@\t1\tIN\tMX\t10 mail\nmail\t1\tIN\tA\t192.0.2.25 ; cf_tags=cf-proxied:false\n`,
        },
        today: '2026-11-22T10:00:00Z',
      },
      {
        files: {
          'records.json':
            '[\n  { "type": "MX", "name": "example.net", "content": "mail.example.net", "priority": 10 },\n  { "type": "A", "name": "mail.example.net", "content": "192.0.2.25", "proxied": true }\n]\n',
        },
        fixed: {
          'records.json':
            '[\n  { "type": "MX", "name": "example.net", "content": "mail.example.net", "priority": 10 },\n  { "type": "A", "name": "mail.example.net", "content": "192.0.2.25", "proxied": false }\n]\n',
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${ZONE}@\t1\tIN\tMX\t10 mail\nwww\t1\tIN\tA\t192.0.2.26 ; cf_tags=cf-proxied:true\nmail\t1\tIN\tA\t192.0.2.25 ; cf_tags=cf-proxied:false\n`,
        },
      },
    ],
  },
});
