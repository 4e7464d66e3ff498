import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/main-tolerated-comment',
  title: 'A comment behind a value, which does no harm yet',
  appliesTo: { fact: 'trailing-comment' },
  when: { datum: 'harmful', oneOf: [false] },
  severity: { interop: 'info', standard: 'info', strict: 'warning' },
  message: '"{{comment}}" is part of the value of {{name}}; mail goes on, for {{consequence}}',
  fixes: [
    {
      safety: 'safe',
      description: 'move the comment to a line of its own',
      operations: [{ moveAbove: 'comment' }],
    },
  ],
  why: `In main.cf a comment is a line that begins with "#"; behind a value it belongs to the value. In
some places Postfix gets along with it: it stops reading a list of domains or networks at the "#",
with a warning from each program ("comment at end of line is not supported"), it reads no more of a
time than number and unit, it never comes to what stands behind "reject". Or nothing reads the setting
on this server, or not in the way in which it is used today.

That changes with the next edit: a line that is added to the list behind the comment does not count,
and a service that is switched on may not start.`,
  references: [
    { man: 'postconf', section: 5 },
    { postconf: 'mydestination' },
    { postconf: 'smtpd_client_restrictions' },
  ],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'smtpd_timeout = 300s # five minutes\n' },
        fixed: { 'main.cf': '# five minutes\nsmtpd_timeout = 300s\n' },
      },
      {
        files: { 'main.cf': 'mydestination = example.org, example.net # ours\n' },
        fixed: { 'main.cf': '# ours\nmydestination = example.org, example.net\n' },
      },
      {
        profile: 'strict',
        files: {
          'main.cf': 'smtpd_client_restrictions = permit_mynetworks, reject # no one else\n',
        },
        fixed: {
          'main.cf': '# no one else\nsmtpd_client_restrictions = permit_mynetworks, reject\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_mandatory_protocols = >=TLSv1.2 # submission\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: {
          'main.cf': '# submission\nsmtpd_tls_mandatory_protocols = >=TLSv1.2\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_loglevel = 1 # for a while\n',
        },
        fixed: { 'main.cf': '# for a while\nsmtpd_tls_loglevel = 1\n' },
      },
      {
        files: {
          'main.cf': 'postscreen_greet_wait = 6 # seconds\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': '# seconds\npostscreen_greet_wait = 6\n' },
      },
    ],
    good: [
      { files: { 'main.cf': '# five minutes\nsmtpd_timeout = 300s\n' } },
      { files: { 'main.cf': 'smtpd_timeout = 300 # five minutes\n' } },
      { files: { 'main.cf': 'mydestination = example.org, # ours\n    example.net\n' } },
    ],
  },
});
