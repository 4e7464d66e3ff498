import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-o-space-in-value',
  title: 'A blank inside an -o value',
  appliesTo: { fact: 'stray-argument' },
  when: { datum: 'kind', oneOf: ['value', 'other'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '"{{text}}" stands behind the options of {{program}} as a word of its own: {{program}} {{consequence}}',
  fixes: [
    {
      when: {
        all: [{ not: { datum: 'braced', oneOf: [''] } }, { datum: 'effect', oneOf: ['fatal'] }],
      },
      versions: '>=3.0',
      safety: 'safe',
      description: 'write -o {{braced}}',
      operations: [{ replacePlace: 'assignment', with: '{{braced}}' }],
    },
    {
      when: { not: { datum: 'braced', oneOf: [''] } },
      versions: '>=3.0',
      safety: 'unsafe',
      description: 'write -o {{braced}}, which takes effect with all options behind it',
      operations: [{ replacePlace: 'assignment', with: '{{braced}}' }],
    },
  ],
  byHand:
    'write lists with commas and no blanks, put -o in front of each setting, take out what else there is',
  why: `master(8) splits a line of master.cf at blanks. Behind "-o name=" the value ends at the first blank,
and there are no quotes to hold it together. What follows is an argument that is no option. The
programs of Postfix take none: smtpd and most others log "unexpected command-line argument" and end,
smtp and lmtp log "unknown attribute name". master starts them again for the next client and slows down
("bad command startup -- throttling"); a client gets no answer. postscreen alone goes on, with the
value cut short and without the options that follow. Neither postconf nor postfix check finds anything
wrong.

From Postfix 3.0 on, braces around name and value keep blanks: -o { name = value value }. The elements
of most lists can be written with commas and no blanks, in any release. A setting without its -o in
front looks the same to the program, and is not repaired. pipe(8) and spawn(8), which have arguments,
are left alone, and so is the flags= of smtp and lmtp.`,
  references: [{ man: 'master', section: 5 }],
  silences: ['postfix/master-o-quotes'],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n  -o smtpd_sasl_auth_enable=yes\n  -o smtpd_recipient_restrictions=permit_sasl_authenticated, reject\n',
        },
        fixed: {
          'master.cf':
            'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n  -o smtpd_sasl_auth_enable=yes\n  -o { smtpd_recipient_restrictions = permit_sasl_authenticated, reject }\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            '25 inet n - n - 1 postscreen -o postscreen_dnsbl_sites=list.example.org, other.example.org -o soft_bounce=yes\n',
        },
        fixed: {
          'master.cf':
            '25 inet n - n - 1 postscreen -o { postscreen_dnsbl_sites = list.example.org, other.example.org } -o soft_bounce=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n  -o smtpd_helo_required=yes disable_vrfy_command=yes\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_banner="hello there"\n',
        },
      },
      {
        version: '2.11',
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp unix - - n - - smtp -o smtp_helo_timeout=5 s\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'dovecot unix - - n - - lmtp -o syslog_name=d flags=O\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n  -o smtpd_recipient_restrictions=permit_mynetworks,reject\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n  -o { smtpd_recipient_restrictions = permit_mynetworks, reject }\n',
        },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'filter unix - n n - - pipe flags=R user=filter argv=/usr/bin/filter -o x y\n',
        },
      },
    ],
  },
});
