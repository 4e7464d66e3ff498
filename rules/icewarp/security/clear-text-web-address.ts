import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/clear-text-web-address',
  title: 'A web address without TLS is given to clients',
  appliesTo: {
    variable: [
      'C_Webmail_URL',
      'C_WebAdmin_URL',
      'C_ActiveSync_URL',
      'C_WebDAV_URL',
      'C_SmartDiscover_Webmail_URL',
      'C_SmartDiscover_WebAdmin_URL',
      'C_SmartDiscover_ActiveSync_URL',
      'C_SmartDiscover_WebDAV_URL',
    ],
  },
  when: { beginsWith: 'http://' },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: clients that are given this address send passwords and ' +
    'mail in clear text',
  byHand: 'write https:// with a name that the certificate has',
  why: `The address is handed to browsers, phones and programs. With http:// the login crosses the
net readable, at least until the server leads on to https://. The name in the address has to be in
the certificate, which a dump does not show: so it is not changed by a repair.`,
  references: [{ icewarp: 'C_Webmail_URL' }, { icewarp: 'C_SmartDiscover_ActiveSync_URL' }],
  examples: {
    bad: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Webmail_URL: http://mail.example.org/webmail/\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_Webmail_URL: https://mail.example.org/webmail/\n',
        },
      },
    ],
  },
});
