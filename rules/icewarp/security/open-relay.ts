import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/open-relay',
  title: 'The server relays for anybody',
  appliesTo: { variable: ['C_Mail_Security_Relay_RelayMode'] },
  when: { isOneOf: ['0'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{variable}} = 0: anybody may send mail to any domain through this server, and spam ' + 'will',
  fixes: [
    {
      safety: 'unsafe',
      description: 'relay only after a login or for trusted addresses',
      operations: [{ set: '1' }],
    },
  ],
  why: `0 is documented as "open": no login and no trusted address is asked for. Open relays are
found within hours, and the address of the server is then on every blocklist, so that its own mail
is refused too. With 1 it relays for users who have logged in and for the addresses in
C_Mail_Security_Relay_IPList. Programs of your own that send without a login and are not in that
list stop working: that is why the repair asks to be looked at.`,
  references: [{ icewarp: 'C_Mail_Security_Relay_RelayMode' }, { rfc: 2505, section: '2.1' }],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_RelayMode: 0\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_RelayMode: 1\n' },
      },
    ],
    good: [
      { files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Relay_RelayMode: 1\n' } },
    ],
  },
});
