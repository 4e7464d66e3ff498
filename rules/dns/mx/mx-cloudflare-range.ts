import { MAIL_ZONE, ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mx-cloudflare-range',
  title: 'The MX host has an address of Cloudflare',
  appliesTo: { evidence: 'mx-fault' },
  when: { datum: 'problem', oneOf: ['in-proxy-range'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    'mail for {{domain}} goes to {{exchange}} at {{detail}}, an address of Cloudflare, whose proxies do not pass on SMTP',
  byHand: 'give the MX host the address of the mail server itself, "DNS only" at Cloudflare',
  why: `The address of the MX host lies in a network that Cloudflare publishes as that of its proxies. If
the record is proxied (the orange cloud), no mail arrives: what listens there speaks HTTP only. The file
does not tell whether it is; an answer of dig never does.

There are honest reasons for such an address. Cloudflare's own Email Routing is left out here; if you
have Spectrum or Magic Transit, which do pass on SMTP, switch the rule off.`,
  references: [
    {
      url: 'https://developers.cloudflare.com/dns/troubleshooting/email-issues/',
      title: 'Cloudflare: email issues',
    },
    { url: 'https://www.cloudflare.com/ips/', title: 'Cloudflare: IP ranges' },
  ],
  examples: {
    bad: [
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 mail\nmail A 104.16.1.25\n`,
        },
      },
      {
        files: {
          'answer.zone':
            ';; ANSWER SECTION:\nexample.net. 300 IN MX 10 mail.example.net.\nmail.example.net. 300 IN AAAA 2606:4700::6810:1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'example.net.zone': `${MAIL_ZONE}www A 104.16.1.25\n`,
        },
      },
      {
        files: {
          'example.net.zone': `${ZONE}@ MX 10 route1.mx.cloudflare.net.\n`,
        },
      },
    ],
  },
});
