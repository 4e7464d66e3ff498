import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/table-source-missing',
  title: 'A setting names a lookup table that does not exist',
  appliesTo: { fact: 'table-source-missing' },
  when: { not: { datum: 'file', oneOf: [''] } },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{setting}} names {{table}}, but {{file}} does not exist: each lookup fails with a temporary ' +
    'error',
  byHand: 'write the file, and build its index if it has one, or take the table out of {{setting}}',
  why: `A table that cannot be opened is no empty table. A daemon that is asked to look something up
in it logs "open database ...: No such file or directory" and answers as if a disk had failed: smtpd
defers with "451 4.3.0 Temporary lookup failure", and queued mail stays in the queue. Nothing checks
the files when Postfix starts.

Only tables are reported whose file would lie in a folder that is in reach: on the host itself, or
below --root in a folder that is there. For hash, btree, lmdb, cdb and dbm either the text or the
index counts as found, since the index is often made on the server only. smtp_sasl_password_maps is
looked at where smtp_sasl_auth_enable is on.`,
  references: [
    { url: 'https://www.postfix.org/DATABASE_README.html', title: 'DATABASE_README' },
    { man: 'postmap', section: 1 },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'transport_maps = hash:/etc/postfix/transports\n',
          '/etc/postfix/transport': 'example.com smtp:[192.0.2.1]\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_client_restrictions = check_client_access cidr:/etc/postfix/clients\n',
          '/etc/postfix/client': '192.0.2.0/24 REJECT\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'transport_maps = hash:/etc/postfix/transport, inline:{a=b}\n' +
            'smtpd_client_restrictions = check_client_access hash:/etc/postfix/clients\n',
          '/etc/postfix/transport': 'example.com smtp:[192.0.2.1]\n',
          '/etc/postfix/clients.db': '',
        },
      },
      { files: { 'main.cf': 'transport_maps = hash:/srv/mail/transport\n' } },
      {
        files: {
          'main.cf':
            'smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd\n' +
            'smtpd_client_restrictions = permit_mynetworks\n',
          '/etc/postfix/transport': 'example.com smtp:[192.0.2.1]\n',
        },
      },
    ],
  },
});
