import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/secret-in-main-cf',
  title: 'A password stands in main.cf',
  appliesTo: { fact: 'exposed-password' },
  when: { all: [] },
  severity: { interop: 'warning', standard: 'warning', strict: 'error' },
  message:
    '{{name}} holds a password for {{purpose}}, and every user of this host can read main.cf',
  byHand:
    'move it to a table that only root can read, name the table here, and change the password',
  why: `main.cf has to be readable for all: sendmail(1) and postdrop(1) read it with the rights of the user who
sends mail. A password in it is no secret on this host, nor in a repository or a backup of /etc, and
postconf prints it to whoever asks.

Postfix opens a lookup table before it gives up its rights, so the table may belong to root with mode
0600. Put the login for a relay into /etc/postfix/sasl_passwd, run postmap on it, set both files to
mode 0600 and name it as hash:/etc/postfix/sasl_passwd (lmdb: where that is the type of the system). For
a database, name a file: mysql:/etc/postfix/users.cf, with the settings in it. Then change the password.`,
  references: [
    {
      url: 'https://www.postfix.org/SASL_README.html#client_sasl_enable',
      title: 'Postfix SASL Howto: enabling SASL authentication in the SMTP client',
    },
    { postconf: 'smtp_sasl_password_maps' },
    { man: 'mysql_table', section: 5 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'relayhost = [smtp.example.org]:587\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = static:user:pa55word\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf':
            'virtual_mailbox_maps = mysql:boxes\nboxes_hosts = db.example.org\nboxes_password = s3cret\nboxes_query = SELECT box FROM boxes\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd\nrelayhost = [smtp.example.org]:587\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
      {
        files: {
          'main.cf':
            'virtual_mailbox_maps = mysql:/etc/postfix/boxes.cf\nboxes_password = s3cret\nsmtp_sasl_password_maps = static:user\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
