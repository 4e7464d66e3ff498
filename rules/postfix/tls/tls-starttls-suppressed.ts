import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/tls-starttls-suppressed',
  title: 'STARTTLS is taken out of the greeting',
  appliesTo: { service: ['mx', 'submission'] },
  when: {
    all: [
      { setting: 'smtpd_discard_ehlo_keywords', listsOneOf: ['starttls'] },
      { tls: ['opportunistic', 'mandatory'] },
    ],
  },
  settings: ['smtpd_discard_ehlo_keywords'],
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{setting}} hides STARTTLS on {{service}}: TLS is configured, but no client can begin ' +
    'it; where it is mandatory nobody gets any mail in',
  fixes: [
    {
      when: {
        setting: 'smtpd_discard_ehlo_keywords',
        isOneOf: ['starttls', 'starttls, silent-discard', 'silent-discard, starttls'],
      },
      safety: 'unsafe',
      description: 'take it out',
      operations: [{ unset: true, setting: 'smtpd_discard_ehlo_keywords' }],
    },
  ],
  byHand: 'take starttls out of the list',
  why: `Keywords in this list are left out of the answer to EHLO, and the command is refused as well: smtpd
answers STARTTLS with "502 5.5.1 Error: command not implemented" (tried with Postfix 3.7). At level
"may" all mail comes in readable on the way. At level "encrypt" each MAIL is answered with "530 Must
issue a STARTTLS command first", which no client can do.

Senders that insist on TLS, be it for DANE, MTA-STS or a rule of their own, keep the mail and bounce
it later. The setting is mostly left from a bad day with one peer; for that, keep it to the peer with
smtpd_discard_ehlo_keyword_address_maps.`,
  references: [
    { postconf: 'smtpd_discard_ehlo_keywords' },
    { postconf: 'smtpd_discard_ehlo_keyword_address_maps' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_discard_ehlo_keywords = starttls\n',
        },
        fixed: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n  -o smtpd_discard_ehlo_keywords=STARTTLS,chunking\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\nsmtpd_discard_ehlo_keywords = silent-discard, dsn\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n  -o smtpd_discard_ehlo_keywords=starttls\n',
        },
      },
    ],
  },
});
