import { MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mtasts-without-tls',
  title: 'An enforced MTA-STS policy for a server that offers no STARTTLS',
  appliesTo: { evidence: 'tls-not-offered' },
  when: { datum: 'promise', oneOf: ['mta-sts'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'the MTA-STS policy of {{domain}} is enforced, but port 25 of {{host}} offers no STARTTLS: senders with MTA-STS do not deliver there',
  byHand: 'set smtpd_tls_security_level = may, with a certificate for {{host}}',
  why: `In mode enforce a sender delivers only over TLS and to a certificate that it trusts. A server without
STARTTLS gets no mail from Google, Microsoft, Yahoo and all others that follow MTA-STS, and they remember
the policy for as long as its max_age says. Offer STARTTLS (level may), or change the mode to none and
give the record at _mta-sts another id.`,
  references: [
    { rfc: 8461, section: '4' },
    { rfc: 8461, section: '5' },
    { postconf: 'smtpd_tls_security_level' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.net\nsmtpd_tls_security_level = none\n',
          'example.net.zone': `${MAIL_ZONE}_mta-sts IN TXT "v=STSv1; id=2026010101;"\nmta-sts A 192.0.2.80\n_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.net"\n`,
          'mta-sts.txt': 'version: STSv1\nmode: enforce\nmx: mail.example.net\nmax_age: 604800\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.net\nsmtpd_tls_security_level = may\n',
          'example.net.zone': `${MAIL_ZONE}_mta-sts IN TXT "v=STSv1; id=2026010101;"\nmta-sts A 192.0.2.80\n_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.net"\n`,
          'mta-sts.txt': 'version: STSv1\nmode: enforce\nmx: mail.example.net\nmax_age: 604800\n',
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.net\nsmtpd_tls_security_level = none\n',
          'example.net.zone': `${MAIL_ZONE}_mta-sts IN TXT "v=STSv1; id=2026010101;"\nmta-sts A 192.0.2.80\n_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@example.net"\n`,
          'mta-sts.txt': 'version: STSv1\nmode: testing\nmx: mail.example.net\nmax_age: 604800\n',
        },
      },
    ],
  },
});
