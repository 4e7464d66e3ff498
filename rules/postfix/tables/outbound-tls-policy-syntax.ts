import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-tls-policy-syntax',
  title: 'The SMTP client cannot use an entry of its TLS policy table',
  appliesTo: { fact: 'tls-policy-fault' },
  when: { not: { datum: 'problem', oneOf: [''] } },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'all mail for {{key}} {{result}}; the SMTP client says of its TLS policy: ' +
    '{{problem}}{{detail}}',
  fixes: [
    {
      when: { not: { datum: 'corrected', oneOf: [''] } },
      safety: 'safe',
      description: 'write {{corrected}}',
      operations: [{ replacePlace: 'fault', with: '{{corrected}}' }],
    },
  ],
  byHand:
    'write the level first, then name=value pairs without blanks or quotes, with ":" inside a ' +
    'value; run postmap if the table has an index, and requeue what waits',
  why: `The value of an entry is a security level, then attributes. Blanks and commas stand between
attributes, so a comma inside protocols=!SSLv2,!SSLv3 ends the attribute, and "!SSLv3" is taken for
the next one. Inside a value a colon separates; for fingerprints it is "|". Quotes have no meaning
and become part of the word; blanks around "=" need braces, which came with Postfix 3.10.

Since a wrong guess could send mail unprotected, Postfix does not guess: it logs a warning, and each
message for that destination is put off with "4.7.5 client TLS configuration problem", until it
bounces after five days. Nothing is logged when Postfix starts, and other destinations are served.

Other mistakes show only when TLS is about to start: a protocol list or a cipher grade that does not
exist, an exclusion that begins with "!". The handshake fails then. Mail that must be encrypted
waits for ever; at level "may" the first attempt is put off, and later ones go in clear text.

A level of one release may be unknown to another: dane and dane-only came with 2.11, tafile with
2.11, servername and connection_reuse with 3.4, ">=" in protocols with 3.6, enable_rpk with 3.9, the
policy_ attributes with 3.10. MUST and MUST_NOPEERMATCH are words of smtp_tls_per_site and stand for
verify and encrypt.`,
  references: [
    { postconf: 'smtp_tls_policy_maps' },
    { url: 'https://www.postfix.org/TLS_README.html#client_tls_policy', title: 'TLS_README' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtp_tls_policy_maps = hash:/etc/postfix/tls_policy\n',
          '/etc/postfix/tls_policy': 'example.com encrypt protocols=!SSLv2,!SSLv3\n',
        },
        fixed: {
          '/etc/postfix/tls_policy': 'example.com encrypt protocols=!SSLv2:!SSLv3\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtp_tls_policy_maps = inline:{ {example.com = encrypt protocols=!SSLv2,!SSLv3} }\n',
        },
        fixed: {
          'main.cf':
            'smtp_tls_policy_maps = inline:{ {example.com = encrypt protocols=!SSLv2:!SSLv3} }\n',
        },
      },
      {
        files: { 'main.cf': 'smtp_tls_policy_maps = static:MUST\n' },
        fixed: { 'main.cf': 'smtp_tls_policy_maps = static:verify\n' },
      },
      {
        files: {
          'main.cf': 'smtp_tls_policy_maps = texthash:/etc/postfix/tls_policy\n',
          '/etc/postfix/tls_policy': '[mail.example.com]:587 encrypt match=mail.example.com\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_tls_policy_maps = static:{may ciphers=strong}\n',
        },
      },
      {
        version: '3.5',
        files: {
          'main.cf': 'smtp_tls_policy_maps = proxy:texthash:/etc/postfix/tls_policy\n',
          '/etc/postfix/tls_policy': 'example.com encrypt protocols=>=TLSv1.2\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'smtp_tls_policy_maps = hash:/etc/postfix/tls_policy\n',
          '/etc/postfix/tls_policy':
            'example.com encrypt protocols=!SSLv2:!SSLv3\n' +
            'example.org secure match=.example.org:example.org\n' +
            '.example.net, Verify servername=hostname, connection_reuse=yes\n' +
            'example.edu none match=unused\n' +
            'fp.example fingerprint match=3D:95:34:51:24:66:33:B9:D2:40:99:C0:C1:17:0B:D1\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtp_tls_policy_maps = inline:{ {example.com = encrypt {protocols = TLSv1.2}} }\n',
        },
      },
      {
        version: '3.7',
        files: {
          'main.cf': 'smtp_tls_policy_maps = texthash:/etc/postfix/tls_policy\n',
          '/etc/postfix/tls_policy': 'example.com encrypt protocols=>=TLSv1.2\n',
        },
      },
      {
        files: { 'main.cf': 'smtp_tls_policy_maps = hash:/etc/postfix/elsewhere\n' },
      },
    ],
  },
});
