import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mx-dc-mx',
  title: 'The MX record names a host that Cloudflare made up',
  appliesTo: { evidence: 'mx-fault' },
  when: { datum: 'problem', oneOf: ['made-up-name'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    'mail for {{domain}} goes to {{exchange}}, a name that Cloudflare makes for a proxied mail server: no certificate, MTA-STS policy or TLSA record is for it',
  byHand: 'let the MX record name a host of your own that is "DNS only"',
  why: `When an MX record points to a proxied name, Cloudflare answers with a made-up one (_dc-mx followed by
digits) that has the real address, so that mail still arrives. Whoever copies the answer of dig into a
zone writes that name down for good.

Mail does flow. But the name is not the one in the certificate of the server, an MTA-STS policy does not
list it, TLSA records do not stand below it, and a leading underscore is no host name to some senders.
It vanishes when the records change. Let the MX record name a host of yours that is not proxied.`,
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
  silences: ['dns/mx-cloudflare-proxied', 'dns/mx-cloudflare-range'],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': 'example.net. 300 IN MX 10 _dc-mx.0123456789ab.example.net.\n',
        },
      },
      { files: { 'example.net.zone': 'example.net. 300 IN MX 10 dc-0123456789ab.example.net.\n' } },
    ],
    good: [{ files: { 'example.net.zone': 'example.net. 300 IN MX 10 dc-mail.example.net.\n' } }],
  },
});
