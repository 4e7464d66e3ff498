import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/record-unreadable',
  title: 'A line or command that could not be read',
  appliesTo: { dumpFact: 'unread-text' },
  when: { datum: 'extent', oneOf: ['part'] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message: 'this was not checked: {{words}}',
  byHand: 'compare it with what the tool prints, or with what the command was meant to set',
  why: `What cannot be read is not judged, and in a script it does not do what was meant: a command
without its value sets nothing, and a quote without end swallows the commands behind it.`,
  references: [{ man: 'sh', section: 1 }],
  examples: {
    bad: [
      {
        files: {
          'harden.sh':
            '/opt/icewarp/tool.sh set system C_System_Adv_Ext_SSLServerMethod 6\n' +
            '/opt/icewarp/tool.sh set system C_System_Adv_Ext_SSLClientMethod\n',
        },
      },
    ],
    good: [
      {
        files: {
          'harden.sh':
            '/opt/icewarp/tool.sh set system C_System_Adv_Ext_SSLServerMethod 6\n' +
            '/opt/icewarp/tool.sh set system C_System_Adv_Ext_SSLClientMethod 6\n',
        },
      },
    ],
  },
});
