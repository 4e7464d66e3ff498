import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/open-proxy',
  title: 'The HTTP proxy asks for no login',
  appliesTo: { variable: ['C_Proxy_Authenticate'] },
  when: { all: [{ is: 'no' }, { variable: 'C_Proxy_Active', is: 'yes' }] },
  settings: ['C_Proxy_Authenticate', 'C_Proxy_Active'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{variable}} = {{value}} while the HTTP proxy is on: whoever reaches its port can ' +
    'use it under the name of this server',
  fixes: [{ safety: 'unsafe', description: 'demand a login', operations: [{ set: '1' }] }],
  why: `A proxy without a login is found by scanners, and is used for attacks, fraud and spam that
then seem to come from the mail server, whose mail others refuse as a result. Mostly nobody uses the
proxy of a mail server, and it can be switched off (C_Proxy_Active = 0).`,
  references: [{ icewarp: 'C_Proxy_Authenticate' }, { icewarp: 'C_Proxy_Active' }],
  examples: {
    bad: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Proxy_Active: 1\n' + 'C_Proxy_Authenticate: 0\n',
        },
        fixed: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Proxy_Active: 1\n' + 'C_Proxy_Authenticate: 1\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Proxy_Active: 1\n' + 'C_Proxy_Authenticate: 1\n',
        },
      },
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Proxy_Active: 0\n' + 'C_Proxy_Authenticate: 0\n',
        },
      },
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Proxy_Authenticate: 0\n' } },
    ],
  },
});
