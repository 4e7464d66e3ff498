import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/deprecated-enforce-tls',
  title: 'TLS is demanded by the obsolete enforce_tls',
  appliesTo: { setting: ['smtpd_enforce_tls', 'smtp_enforce_tls', 'lmtp_enforce_tls'] },
  when: { all: [] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} = {{value}} is obsolete: any TLS security level overrides it without a word, and ' +
    'under a release that has dropped it mail is handled as if the line were not there',
  fixes: [
    {
      when: {
        all: [
          { not: { setting: '{{prefix}}_tls_security_level', is: 'empty' } },
          {
            any: [
              { setIn: 'master.cf' },
              { not: { someServiceSets: ['{{prefix}}_tls_security_level'], to: 'empty' } },
            ],
          },
        ],
      },
      safety: 'safe',
      description: 'take it out: a TLS security level is set and overrides it',
      operations: [{ unset: true }],
    },
    {
      when: {
        all: [
          { is: 'yes' },
          {
            any: [
              { setIn: 'master.cf' },
              { not: { someServiceSets: ['{{prefix}}_tls_security_level'], to: 'empty' } },
            ],
          },
          {
            any: [
              { setIn: 'master.cf' },
              {
                not: {
                  someServiceSets: ['{{prefix}}_use_tls', '{{prefix}}_enforce_tls'],
                },
              },
            ],
          },
          { setting: '{{prefix}}_tls_enforce_peername', is: 'yes' },
          { setting: '{{prefix}}_tls_security_level', is: 'empty' },
          {
            any: [
              { setting: '{{prefix}}_tls_security_level', is: 'unset' },
              {
                all: [
                  { setIn: 'master.cf' },
                  { setting: '{{prefix}}_tls_security_level', setIn: 'main.cf' },
                ],
              },
            ],
          },
        ],
      },
      safety: 'safe',
      description: 'say the same as a TLS security level: encrypted, and with a verified name',
      operations: [{ rename: '{{prefix}}_tls_security_level', set: 'verify' }],
    },
    {
      when: {
        all: [
          { is: 'yes' },
          {
            any: [
              { setIn: 'master.cf' },
              { not: { someServiceSets: ['{{prefix}}_tls_security_level'], to: 'empty' } },
            ],
          },
          {
            any: [
              { setIn: 'master.cf' },
              {
                not: {
                  someServiceSets: ['{{prefix}}_use_tls', '{{prefix}}_enforce_tls'],
                },
              },
            ],
          },
          { not: { setting: '{{prefix}}_tls_enforce_peername', is: 'yes' } },
          { setting: '{{prefix}}_tls_security_level', is: 'empty' },
          {
            any: [
              { setting: '{{prefix}}_tls_security_level', is: 'unset' },
              {
                all: [
                  { setIn: 'master.cf' },
                  { setting: '{{prefix}}_tls_security_level', setIn: 'main.cf' },
                ],
              },
            ],
          },
        ],
      },
      safety: 'safe',
      description: 'say the same as a TLS security level: always encrypted',
      operations: [{ rename: '{{prefix}}_tls_security_level', set: 'encrypt' }],
    },
    {
      when: {
        all: [
          { is: 'no' },
          { setIn: 'main.cf' },
          { setting: '{{prefix}}_tls_security_level', is: 'empty' },
        ],
      },
      safety: 'safe',
      description: 'take it out: it is the default',
      operations: [{ unset: true }],
    },
    {
      when: {
        all: [
          { is: 'no' },
          { setIn: 'master.cf' },
          { setting: '{{prefix}}_use_tls', is: 'yes' },
          { not: { setting: '{{prefix}}_use_tls', setIn: 'master.cf' } },
          { setting: '{{prefix}}_tls_security_level', is: 'empty' },
          { not: { setting: '{{prefix}}_tls_security_level', setIn: 'master.cf' } },
        ],
      },
      safety: 'safe',
      description: 'say the same as a TLS security level: encrypted where the other side can',
      operations: [{ rename: '{{prefix}}_tls_security_level', set: 'may' }],
    },
    {
      when: {
        all: [
          { is: 'no' },
          { setIn: 'master.cf' },
          { setting: '{{prefix}}_use_tls', is: 'no' },
          { not: { setting: '{{prefix}}_use_tls', setIn: 'master.cf' } },
          { setting: '{{prefix}}_tls_security_level', is: 'empty' },
          { not: { setting: '{{prefix}}_tls_security_level', setIn: 'master.cf' } },
        ],
      },
      safety: 'safe',
      description: 'say the same as a TLS security level: no TLS',
      operations: [{ rename: '{{prefix}}_tls_security_level', set: 'none' }],
    },
  ],
  byHand:
    'take it out, and where it said yes set smtpd_tls_security_level to "encrypt", ' +
    'smtp_ or lmtp_tls_security_level to "verify" ("encrypt" if tls_enforce_peername is no)',
  why: `This switch is from Postfix 2.2. It counts only while the TLS security level of the same program
is empty; a level of any value puts it out of force. A submission service that rests on
"-o smtpd_enforce_tls=yes" stops demanding TLS, without any message, on the day when someone writes
smtpd_tls_security_level = may into main.cf.

In the server, yes amounts to the level "encrypt": clients that have not started TLS get 530. In the
clients it amounts to "verify": a message is deferred unless the other side offers TLS and its
certificate is signed by a trusted CA and bears the right name. With smtp_tls_enforce_peername = no,
which has lost its meaning as well, it amounts to "encrypt": any certificate will do. Few servers of
the world pass "verify"; if that is what the fix writes, it was in force already.

Postfix 3.9 and later warn that support will be removed. From 3.11 on smtp_tls_security_level is
"may" by default at compatibility level 3.11: there smtp_enforce_tls = yes demands nothing.

The fixes keep what the programs do today. A -o in master.cf is rewritten in the same run as main.cf;
when you do it by hand, do not repair one without the other.`,
  references: [
    { postconf: 'smtpd_enforce_tls' },
    { postconf: 'smtp_enforce_tls' },
    { postconf: 'lmtp_enforce_tls' },
    { postconf: 'smtp_tls_enforce_peername' },
    { postconf: 'smtpd_tls_security_level' },
    { postconf: 'smtp_tls_security_level' },
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'smtpd_tls_security_level = may\nsmtpd_enforce_tls = yes\n' },
        fixed: { 'main.cf': 'smtpd_tls_security_level = may\n' },
      },
      {
        files: {
          'main.cf': 'smtpd_use_tls = yes\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_enforce_tls=yes\n',
        },
        fixed: {
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
      {
        files: { 'main.cf': 'relayhost = [mail.example.org]:587\nsmtp_enforce_tls = yes\n' },
        fixed: {
          'main.cf': 'relayhost = [mail.example.org]:587\nsmtp_tls_security_level = verify\n',
        },
      },
      {
        files: {
          'main.cf':
            'relayhost = [mail.example.org]:587\n' +
            'smtp_enforce_tls = yes\n' +
            'smtp_tls_enforce_peername = no\n',
        },
        fixed: {
          'main.cf':
            'relayhost = [mail.example.org]:587\n' +
            'smtp_tls_security_level = encrypt\n' +
            'smtp_tls_enforce_peername = no\n',
        },
      },
      {
        files: { 'main.cf': 'lmtp_enforce_tls = no\nlmtp_tls_loglevel = 1\n' },
        fixed: { 'main.cf': 'lmtp_tls_loglevel = 1\n' },
      },
      {
        files: {
          'main.cf': 'smtpd_enforce_tls = yes\nsmtpd_use_tls = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_enforce_tls=no\n',
        },
        fixed: {
          'main.cf': 'smtpd_tls_security_level = encrypt\nsmtpd_use_tls = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_tls_security_level=may\n',
        },
      },
      {
        files: {
          'main.cf': 'smtp_enforce_tls = yes\n',
          'master.cf': 'inner unix - - n - - smtp\n  -o smtp_enforce_tls=no\n',
        },
        fixed: {
          'main.cf': 'smtp_tls_security_level = verify\n',
          'master.cf': 'inner unix - - n - - smtp\n  -o smtp_tls_security_level=none\n',
        },
      },
      { files: { 'main.cf': 'smtpd_tls_security_level =\nsmtpd_enforce_tls = yes\n' } },
      { fragment: true, files: { 'main.cf': 'smtp_enforce_tls = yes\n' } },
    ],
    good: [
      {
        files: { 'main.cf': '# smtpd_enforce_tls = yes\nsmtpd_tls_security_level = encrypt\n' },
      },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = verify\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n  -o postscreen_enforce_tls=$smtpd_enforce_tls\n',
        },
      },
    ],
  },
});
