import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/limit-starttls-timeout',
  title: 'TLS handshakes are cut off after a few seconds',
  appliesTo: {
    setting: ['smtpd_starttls_timeout', 'smtp_starttls_timeout', 'lmtp_starttls_timeout'],
  },
  when: { isLessThan: 30 },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = {{value}}: a handshake with a peer that is far away or busy takes longer, fails, ' +
    'and the mail waits or goes without TLS',
  fixes: [
    {
      safety: 'safe',
      description: 'wait as long as by default',
      operations: [{ unset: true }],
    },
  ],
  byHand: 'take it out; the default is 300s, and 10s for smtpd while all its processes are busy',
  why: `A handshake needs several round trips, and a server that is busy, or checks a certificate somewhere
first, lets one wait. The default is 300 seconds; smtpd goes down to 10 by itself while all its processes
are in use (stress). A short time does not protect from anything else, but mail of slow peers fails again
and again: an opportunistic client falls back to clear text, one that insists on TLS bounces in the end.`,
  references: [{ postconf: 'smtpd_starttls_timeout' }, { postconf: 'smtp_starttls_timeout' }],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'compatibility_level = 3.6\nsmtpd_starttls_timeout = 5s\n' },
        fixed: { 'main.cf': 'compatibility_level = 3.6\n' },
      },
      {
        files: { 'main.cf': 'compatibility_level = 3.6\nsmtp_starttls_timeout = 10\n' },
        fixed: { 'main.cf': 'compatibility_level = 3.6\n' },
      },
    ],
    good: [
      { files: { 'main.cf': 'compatibility_level = 3.6\nsmtpd_starttls_timeout = 1m\n' } },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_starttls_timeout = ${stress?{10}:{300}}s\n',
        },
      },
    ],
  },
});
