import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/outbound-client-cert',
  title: 'The client presents a certificate, which hardly any server asks for',
  appliesTo: {
    setting: [
      'smtp_tls_cert_file',
      'smtp_tls_eccert_file',
      'smtp_tls_dcert_file',
      'smtp_tls_chain_files',
    ],
  },
  when: { all: [{ not: { is: 'empty' } }, { setIn: 'main.cf' }] },
  severity: { interop: 'info', standard: 'info', strict: 'warning' },
  message:
    '{{setting}} = {{value}}: the client presents a certificate, which hardly any server asks for, ' +
    'and which can break TLS for all outgoing mail',
  byHand:
    'take out the smtp_tls_ settings of certificate and key, or give them by -o to the one service ' +
    'for the partner who asks for a certificate',
  why: `postconf(5) says not to configure client certificates unless you must present them to one or more
servers: they are not usually needed, and can cause problems in configurations that work well without
them. TLS towards other servers needs none; smtp_tls_security_level alone switches it on. The setting
often stands there because it looks like the counterpart of smtpd_tls_cert_file, which a server does need.

With a file of smtp_tls_cert_file that is missing, or a key that cannot be loaded, the client turns TLS
off altogether and sends in clear text; so it does with smtp_tls_chain_files where a key is broken or does
not stand first (tried with Postfix 3.7). And certificates of the public CAs are made for servers: they have begun to leave out
the use as a client, so that a server which does check refuses them.

Ignore this where a partner or a relay knows this host by its certificate.`,
  references: [{ postconf: 'smtp_tls_cert_file' }, { postconf: 'smtp_tls_chain_files' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtp_tls_security_level = may\n' +
            'smtp_tls_cert_file = /etc/ssl/mail/cert.pem\n' +
            'smtp_tls_key_file = /etc/ssl/mail/key.pem\n',
        },
      },
    ],
    good: [
      { files: { 'main.cf': 'smtp_tls_security_level = may\nsmtp_tls_cert_file =\n' } },
      {
        files: {
          'main.cf': 'smtp_tls_security_level = may\n',
          'master.cf':
            'smtp unix - - n - - smtp\n' +
            'partner unix - - n - - smtp\n  -o smtp_tls_chain_files=/etc/ssl/mail/partner.pem\n',
        },
      },
    ],
  },
});
