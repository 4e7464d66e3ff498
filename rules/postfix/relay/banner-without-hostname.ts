import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/banner-without-hostname',
  title: 'The greeting does not begin with the name of the server',
  appliesTo: { fact: 'greeting' },
  when: { datum: 'beginsWithHost', oneOf: [false] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    'smtpd_banner = {{value}} does not begin with the name of the server, which clients read from ' +
    'the first word of the greeting',
  fixes: [
    {
      safety: 'safe',
      description: 'begin with $myhostname',
      operations: [{ replacePlace: 'start', with: '$myhostname ' }],
    },
  ],
  byHand: 'begin the text with $myhostname',
  why: `RFC 5321 has the greeting begin with the domain name of the server, or its address in brackets, behind
the code 220. Clients put it into their logs and bounces, some find mail loops by it, and test programs and
suspicious receivers count a missing name against you. postconf(5) says it too: "You MUST specify
$myhostname at the start of the text". smtpd adds the 220 itself; do not write it.`,
  references: [{ postconf: 'smtpd_banner' }, { rfc: 5321, section: '4.3.1' }],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'smtpd_banner = Welcome to our server\n' },
        fixed: { 'main.cf': 'smtpd_banner = $myhostname Welcome to our server\n' },
      },
      {
        profile: 'interop',
        files: { 'main.cf': 'smtpd_banner = 220 ESMTP\n' },
        fixed: { 'main.cf': 'smtpd_banner = $myhostname 220 ESMTP\n' },
      },
      {
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'smtp inet n - n - - smtpd\n  -o smtpd_banner=ESMTP\n',
        },
      },
    ],
    good: [
      { files: { 'main.cf': 'smtpd_banner = ${myhostname} ESMTP\n' } },
      { files: { 'main.cf': 'smtpd_banner = mx.example.org ESMTP\n' } },
      { files: { 'main.cf': 'smtpd_banner = [192.0.2.1] ESMTP\n' } },
      { files: { 'main.cf': 'public = mx.example.org\nsmtpd_banner = $public ESMTP\n' } },
    ],
  },
});
