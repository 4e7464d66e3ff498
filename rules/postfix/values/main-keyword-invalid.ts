import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-keyword-invalid',
  title: 'A word that the setting does not take stops the program',
  appliesTo: { fact: 'invalid-value' },
  when: {
    all: [
      { datum: 'form', oneOf: ['keyword'] },
      { datum: 'effect', oneOf: ['fatal'] },
      { datum: 'read', oneOf: ['always', 'by-service'] },
    ],
  },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: '{{name}} does not take "{{value}}": {{consequence}}',
  fixes: [
    {
      when: { not: { datum: 'corrected', oneOf: [''] } },
      safety: 'safe',
      description: 'write {{corrected}}, the nearest word that it takes',
      operations: [{ replacePlace: 'value', with: '{{corrected}}' }],
    },
  ],
  byHand: 'use one of the words that postconf(5) names for this setting',
  why: `The setting takes certain words only. Over any other word the program that reads it ends with a
fatal error, most programs when they start, some with the first client or the first message.
master(8) starts it again, in vain. postconf(1) does not check such words.

Some settings mind capitals: "DNS" is no way to look up hosts for smtp_host_lookup, while
smtp_dns_support_level takes "DNSSEC" as well as "dnssec". Quotes count as part of a word. Words also
come with releases: an older Postfix ends over a word that a newer one has learned.

The fix is safe, since nothing works with the word as it is.`,
  references: [
    { postconf: 'smtp_host_lookup' },
    { postconf: 'inet_protocols' },
    { postconf: 'notify_classes' },
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'inet_protocols = IPv4\n' },
        fixed: { 'main.cf': 'inet_protocols = ipv4\n' },
      },
      {
        files: { 'main.cf': 'notify_classes = resource, sofware, 2bounce\n' },
        fixed: { 'main.cf': 'notify_classes = resource, software, 2bounce\n' },
      },
      { files: { 'main.cf': 'smtp_host_lookup = files\n' } },
      {
        files: {
          'main.cf':
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_sasl_type = dovcot\nsmtpd_sasl_path = private/auth\n',
        },
        fixed: {
          'main.cf':
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_sasl_type = dovecot\nsmtpd_sasl_path = private/auth\n',
        },
      },
    ],
    good: [
      { files: { 'main.cf': 'inet_protocols = all, ipv4\nsmtp_dns_support_level = DNSSEC\n' } },
      { files: { 'main.cf': 'notify_classes =\nsmtp_host_lookup = dns native\n' } },
      { files: { 'main.cf': 'smtpd_sasl_auth_enable = no\nsmtpd_sasl_type = dovcot\n' } },
    ],
  },
});
