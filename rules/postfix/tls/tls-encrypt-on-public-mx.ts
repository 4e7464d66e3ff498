import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-encrypt-on-public-mx',
  title: 'Port 25 takes no mail without TLS',
  appliesTo: { service: ['mx'] },
  when: { all: [{ tls: ['mandatory'] }, { reachable: 'from-other-hosts' }] },
  settings: ['smtpd_tls_security_level', 'smtpd_enforce_tls'],
  severity: { interop: 'error', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} amounts to "encrypt" on {{service}}: senders that do not use STARTTLS are refused ' +
    'with "530 5.7.0 Must issue a STARTTLS command first", and their mail bounces',
  fixes: [
    {
      when: { not: { setting: 'postscreen_tls_security_level', is: 'set' } },
      safety: 'unsafe',
      description: 'offer TLS on this service without demanding it; the others keep their level',
      operations: [{ override: 'smtpd_tls_security_level', set: 'may' }],
    },
  ],
  byHand:
    'set smtpd_tls_security_level = may for port 25, and "-o smtpd_tls_security_level=encrypt" in ' +
    'master.cf for submission',
  why: `With mandatory TLS smtpd answers each MAIL command that comes before STARTTLS with a 5xx code.
That is final: a Postfix that sends bounces the message at once instead of trying again, and so do
others. Part of the mail of the world still comes without TLS. RFC 3207 says for that reason that a
server which an MX record points to MUST NOT demand STARTTLS.

Mostly the level was meant for the users who send through this server. It belongs to the submission
services then, by -o in master.cf, and not into main.cf, where port 25 sees it as well. The levels
"verify", "secure" and "fingerprint" are those of the client; smtpd takes them for "encrypt". The old
smtpd_enforce_tls = yes does the same when no level is set.

Those who want TLS from all who can do it publish a policy instead (MTA-STS, or TLSA records for
DANE). It binds the senders that look for it and loses no mail from the others.

Ignore this on a host that no MX record points to, such as a gateway for partners who have agreed on
TLS.`,
  references: [
    { postconf: 'smtpd_tls_security_level' },
    { postconf: 'smtpd_enforce_tls' },
    { rfc: 3207, section: '4' },
  ],
  silences: ['postfix/tls-server-level-unsupported'],
  examples: {
    bad: [
      {
        profile: 'interop',
        files: {
          'main.cf':
            'smtpd_tls_security_level = encrypt\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'smtp inet n - n - - smtpd\nsubmission inet n - n - - smtpd\n  -o syslog_name=sub\n',
        },
        fixed: {
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=may\n' +
            'submission inet n - n - - smtpd\n  -o syslog_name=sub\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': '25 inet n - n - - smtpd\n  -o smtpd_tls_security_level=verify\n',
        },
        fixed: {
          'master.cf': '25 inet n - n - - smtpd\n  -o smtpd_tls_security_level=may\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_enforce_tls = yes\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = encrypt\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_tls_security_level=may\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_enforce_tls = yes\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = encrypt\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'inet_interfaces = 127.0.0.1\n',
        },
      },
    ],
  },
});
