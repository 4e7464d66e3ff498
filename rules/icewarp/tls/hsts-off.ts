import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/hsts-off',
  title: 'The web server does not insist on HTTPS',
  appliesTo: { variable: ['C_WebService_Security_Enable_HSTS'] },
  when: { is: 'no' },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: a browser that is led to http:// sends its request, and ' +
    'cookies, in clear text',
  fixes: [
    { safety: 'unsafe', description: 'send Strict-Transport-Security', operations: [{ set: '1' }] },
  ],
  why: `With 1 the web server sends Strict-Transport-Security: a browser that has been there once
uses nothing but HTTPS for as long as that says, so that nobody in between can hold a WebClient session on
http://. The certificate must be good and stay so: browsers then offer no way around a warning.
Hence the repair is not safe by itself.`,
  references: [
    { icewarp: 'C_WebService_Security_Enable_HSTS' },
    { rfc: 6797, section: '7.1' },
    { rfc: 6797, section: '8.3' },
    { rfc: 6797, section: '12.1' },
  ],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_WebService_Security_Enable_HSTS: 0\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_WebService_Security_Enable_HSTS: 1\n' },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_WebService_Security_Enable_HSTS: 1\n' } },
    ],
  },
});
