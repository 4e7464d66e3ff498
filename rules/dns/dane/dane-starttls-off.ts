import { MAIL_ZONE } from '../../example-zones.ts';
import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/dane-starttls-off',
  title: 'TLSA records for a server that offers no STARTTLS',
  appliesTo: { evidence: 'tls-not-offered' },
  when: { datum: 'promise', oneOf: ['dane'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'there are TLSA records for {{host}}, but its port 25 offers no STARTTLS: senders that check DANE do not deliver there',
  byHand: 'set smtpd_tls_security_level = may, with a certificate that the records fit',
  why: `TLSA records say that a server speaks TLS, and a sender that checks DANE takes them at their word: without
STARTTLS it does not fall back to clear text, as an attacker in between would have it do, but keeps the
mail and bounces it in the end. Offer STARTTLS (level may), or take the records out and wait until they
have left all caches.`,
  references: [{ rfc: 7672, section: '2.2' }, { postconf: 'smtpd_tls_security_level' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.net\nsmtpd_tls_security_level = none\n',
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'myhostname = mail.example.net\nsmtpd_tls_security_level = may\n',
          'example.net.zone': `${MAIL_ZONE}_25._tcp.mail IN TLSA 3 1 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`,
        },
      },
      {
        files: {
          'main.cf': 'myhostname = mail.example.net\nsmtpd_tls_security_level = none\n',
          'example.net.zone': MAIL_ZONE,
        },
      },
    ],
  },
});
