import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/smtp-smuggling',
  title: 'Messages can be smuggled in with a bare line feed',
  appliesTo: { service: ['mx'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { reachable: 'from-other-hosts' },
      {
        any: [
          {
            all: [
              { setting: 'smtpd_forbid_bare_newline', takes: 'yes' },
              { setting: 'smtpd_forbid_bare_newline', is: 'no' },
            ],
          },
          {
            all: [
              { not: { setting: 'smtpd_forbid_bare_newline', takes: 'yes' } },
              { setting: 'smtpd_forbid_bare_newline', is: 'unset' },
            ],
          },
        ],
      },
      {
        not: {
          all: [
            { setting: 'smtpd_forbid_unauth_pipelining', takes: 'yes' },
            { setting: 'smtpd_forbid_unauth_pipelining', is: 'yes' },
          ],
        },
      },
      {
        not: {
          restrictions: ['smtpd_data_restrictions'],
          haveWorking: ['reject_unauth_pipelining'],
        },
      },
    ],
  },
  settings: ['smtpd_forbid_bare_newline'],
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{service}} of Postfix {{release}} takes a line feed without carriage return for the end of a ' +
    'message: strangers can smuggle in messages with forged senders (CVE-2023-51764)',
  fixes: [
    {
      when: { setting: 'smtpd_forbid_bare_newline', takes: 'normalize' },
      safety: 'unsafe',
      description:
        'end a message only at CR LF dot CR LF; a client outside mynetworks that breaks RFC 5321 ' +
        'there gets nothing through any more',
      operations: [{ setting: 'smtpd_forbid_bare_newline', set: 'normalize' }],
    },
    {
      when: { setting: 'smtpd_forbid_bare_newline', takes: 'yes' },
      safety: 'unsafe',
      description: 'hang up on clients outside mynetworks that send a line feed alone',
      operations: [{ setting: 'smtpd_forbid_bare_newline', set: 'yes' }],
    },
  ],
  byHand:
    'update to a release with smtpd_forbid_bare_newline; until then set ' +
    '"smtpd_data_restrictions = reject_unauth_pipelining" and take CHUNKING out of the answer to ' +
    'EHLO (smtpd_discard_ehlo_keywords = chunking, silent-discard)',
  why: `A message ends with CR LF dot CR LF. Postfix also took LF dot CR LF and the like for the end, while
some large providers let such a text pass inside a message. Whoever has an account there writes a message
that holds such an end and then, as text, MAIL FROM, RCPT TO and DATA. The provider sends one message,
Postfix sees two. The second one comes from the provider's server with any sender the author likes, passes
SPF, and looks genuine. A real smtpd 3.7.11 with the default of its series takes both messages.

smtpd_forbid_bare_newline came with 3.9, and with 3.8.4, 3.7.9, 3.6.13 and 3.5.23, where it is off unless
you set it. With "normalize" (3.9, 3.8.5, 3.7.10, 3.6.14, 3.5.24) a message ends only at CR LF dot CR LF;
other bare line feeds are read as line ends as before. Clients in mynetworks are exempt
(smtpd_forbid_bare_newline_exclusions). "reject" is too much: it turns away mail that Microsoft sends
with BDAT, and health checks.

What breaks is a client outside mynetworks that ends its messages with LF dot LF: smtpd waits for the
end until it gives up. RFC 5321 forbids that; a script or an old device does it. Hence the fix is left to
you in the profile interop, and where main.cf says "no", since that is rarely said without a reason. In
the first patch level of a series, "yes" also hangs up on bare line feeds in commands and in the text.

Two older settings stop the attack that is known, and with them nothing is said:
smtpd_forbid_unauth_pipelining = yes, and reject_unauth_pipelining in smtpd_data_restrictions. Debian,
Red Hat and others have put the parameter into older releases too; where yours has it, set it, and this
finding is gone.`,
  references: [
    { postconf: 'smtpd_forbid_bare_newline' },
    { postconf: 'smtpd_forbid_bare_newline_exclusions' },
    { rfc: 5321, section: '2.3.8' },
    { rfc: 5321, section: '4.1.1.4' },
    { url: 'https://github.com/advisories/GHSA-j5jm-hg4x-w8rx', title: 'CVE-2023-51764' },
  ],
  examples: {
    bad: [
      {
        version: '3.7.11',
        files: {
          'main.cf': 'compatibility_level = 3.6\nmydestination = example.org\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\nmydestination = example.org\n' +
            'smtpd_forbid_bare_newline = normalize\n',
        },
      },
      {
        version: '3.7.9',
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_forbid_bare_newline = no\n',
          'master.cf': 'smtp inet n - n - 1 postscreen\nsmtpd pass - - n - - smtpd\n',
        },
        fixed: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_forbid_bare_newline = yes\n',
        },
      },
      {
        profile: 'strict',
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_forbid_bare_newline = no\n' +
            'smtpd_forbid_unauth_pipelining = no\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_forbid_bare_newline = normalize\n' +
            'smtpd_forbid_unauth_pipelining = no\n',
        },
      },
      {
        version: '3.4',
        files: {
          'main.cf': 'compatibility_level = 2\nmydestination = example.org\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.7.9',
        files: {
          'main.cf': 'compatibility_level = 3.6\nsmtpd_forbid_bare_newline = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.4',
        files: {
          'main.cf':
            'compatibility_level = 2\nsmtpd_data_restrictions = reject_unauth_pipelining\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.5.8',
        files: {
          'main.cf': 'compatibility_level = 2\nsmtpd_forbid_bare_newline = yes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        version: '3.7.11',
        files: {
          'main.cf': 'compatibility_level = 3.6\ninet_interfaces = loopback-only\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      { version: '3.7.11', fragment: true, files: { 'main.cf': 'mydestination = example.org\n' } },
    ],
  },
});
