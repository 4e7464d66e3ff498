import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/deprecated-use-tls',
  title: 'TLS is switched by the obsolete use_tls',
  appliesTo: { setting: ['smtpd_use_tls', 'smtp_use_tls', 'lmtp_use_tls'] },
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
          { setting: '{{prefix}}_enforce_tls', is: 'yes' },
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
        ],
      },
      safety: 'safe',
      description: 'take it out: enforce_tls is on and overrides it',
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
      description: 'say the same as a TLS security level',
      operations: [{ rename: '{{prefix}}_tls_security_level', set: 'may' }],
    },
    {
      when: {
        all: [
          { is: 'yes' },
          { setting: '{{prefix}}_tls_security_level', is: 'empty' },
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
        ],
      },
      safety: 'safe',
      description: 'say the same in the TLS security level, which is empty now',
      operations: [{ setting: '{{prefix}}_tls_security_level', set: 'may' }, { unset: true }],
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
          { setting: '{{prefix}}_enforce_tls', is: 'no' },
          { setting: '{{prefix}}_tls_security_level', is: 'empty' },
          { not: { setting: '{{prefix}}_tls_security_level', setIn: 'master.cf' } },
        ],
      },
      safety: 'safe',
      description: 'say the same as a TLS security level',
      operations: [{ rename: '{{prefix}}_tls_security_level', set: 'none' }],
    },
  ],
  byHand:
    'take it out, and set the TLS security level (smtpd_, smtp_ or lmtp_tls_security_level) to ' +
    '"may" where it said yes, to "none" where it said no',
  why: `This is the switch of Postfix 2.2. Since 2.3 there is one parameter a program that says what its
TLS is to be: none, may, encrypt and so on. As long as that level is empty, the old switch still works:
yes amounts to "may", no to "none", and with enforce_tls on it is not looked at. As soon as the level
has a value the switch does nothing. A server with smtpd_use_tls = yes and smtpd_tls_security_level =
none offers no STARTTLS, whatever the line seems to say; one with "no" and "may" does offer it.

So the line is idle or it will be. Postfix 3.9 and later warn that support for it will be removed, and
from 3.11 on smtp_tls_security_level has a value by default at compatibility level 3.11, which puts
smtp_use_tls out of force.

The fixes keep what the programs do today. A -o in master.cf that sets a switch for one service is
rewritten first, and main.cf only when none is left: a level in main.cf would silence it.`,
  references: [
    { postconf: 'smtpd_use_tls' },
    { postconf: 'smtp_use_tls' },
    { postconf: 'lmtp_use_tls' },
    { postconf: 'smtpd_tls_security_level' },
    { postconf: 'smtp_tls_security_level' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_use_tls = yes\nsmtpd_tls_security_level = may\n',
        },
        fixed: { 'main.cf': 'smtpd_tls_security_level = may\n' },
      },
      {
        profile: 'interop',
        files: { 'main.cf': 'smtp_use_tls = yes\nsmtp_tls_loglevel = 1\n' },
        fixed: { 'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_loglevel = 1\n' },
      },
      {
        files: { 'main.cf': 'lmtp_use_tls = yes\nlmtp_tls_security_level =\n' },
        fixed: { 'main.cf': 'lmtp_tls_security_level = may\n' },
      },
      {
        files: { 'main.cf': 'smtpd_use_tls = yes\nsmtpd_enforce_tls = yes\n' },
        fixed: { 'main.cf': 'smtpd_enforce_tls = yes\n' },
      },
      {
        files: { 'main.cf': 'smtp_use_tls = no\nsmtp_tls_loglevel = 1\n' },
        fixed: { 'main.cf': 'smtp_tls_loglevel = 1\n' },
      },
      {
        files: {
          'main.cf': 'smtpd_use_tls = yes\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n127.0.0.1:10025 inet n - n - - smtpd\n  -o smtpd_use_tls=no\n',
        },
        fixed: {
          'main.cf': 'smtpd_tls_security_level = may\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            '127.0.0.1:10025 inet n - n - - smtpd\n  -o smtpd_tls_security_level=none\n',
        },
      },
      {
        version: '3.11',
        files: { 'main.cf': 'compatibility_level = 3.11\nsmtp_use_tls = no\n' },
        fixed: { 'main.cf': 'compatibility_level = 3.11\n' },
      },
      { files: { 'main.cf': 'smtpd_use_tls = true\n' } },
      {
        // A level in main.cf would silence the -o, and the service would take mail without TLS.
        files: {
          'main.cf': 'smtpd_use_tls = yes\n',
          'master.cf':
            'smtp inet n - n - - smtpd\nsubmission inet n - n - - smtpd\n  -o smtpd_enforce_tls=yes\n',
        },
      },
      {
        fragment: true,
        files: { 'main.cf': 'smtpd_use_tls = yes\nsmtpd_tls_security_level = encrypt\n' },
        fixed: { 'main.cf': 'smtpd_tls_security_level = encrypt\n' },
      },
      { fragment: true, files: { 'main.cf': 'smtpd_use_tls = yes\n' } },
    ],
    good: [
      { files: { 'main.cf': '# smtpd_use_tls = yes\nsmtpd_tls_security_level = may\n' } },
      { files: { 'main.cf': 'smtp_tls_security_level =\npostscreen_use_tls = $smtpd_use_tls\n' } },
    ],
  },
});
