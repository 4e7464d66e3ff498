import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/tls-disabled',
  title: 'TLS is switched off for the whole server',
  appliesTo: { variable: ['C_System_Adv_Ext_DisableSSLTLS'] },
  when: { is: 'yes' },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{variable}} = {{value}}: no service of the server speaks TLS, so that mail and ' +
    'passwords cross the net in clear text',
  fixes: [{ safety: 'unsafe', description: 'switch TLS on again', operations: [{ set: '0' }] }],
  why: `The variable is documented to end SSL and TLS server-wide: no STARTTLS on ports 25, 110, 143
and 587, nothing useful on the SSL ports, no HTTPS, and outbound mail in clear text whatever the
other TLS variables say. They are judged again once this one is 0. If the server has no certificate
of its own, IceWarp presents the self-signed one of its installation: good enough for opportunistic
TLS between mail servers, not for mail clients and browsers.

The fix is unsafe for that reason: a mail program that takes TLS where it is offered, and today gets
through without, breaks off at a certificate that it cannot verify. A dump does not show which one the
server will present.

Whether a restart is needed for the change is not documented; restart all services to be sure.`,
  references: [
    { icewarp: 'C_System_Adv_Ext_DisableSSLTLS' },
    { rfc: 3207, section: '2' },
    { rfc: 8314, section: '4' },
  ],
  silences: ['icewarp/fleet-tls-differs'],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_DisableSSLTLS: 1\n' +
            'C_System_Adv_Ext_SSLServerMethod: 0\n',
        },
        fixed: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' +
            'C_System_Adv_Ext_DisableSSLTLS: 0\n' +
            'C_System_Adv_Ext_SSLServerMethod: 0\n',
        },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Adv_Ext_DisableSSLTLS: 0\n' } },
    ],
  },
});
