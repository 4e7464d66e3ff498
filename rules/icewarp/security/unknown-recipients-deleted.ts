import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/unknown-recipients-deleted',
  title: 'Mail to unknown recipients disappears',
  appliesTo: { variable: ['D_UnknownUsersType'] },
  when: { isOneOf: ['2'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{variable}}{{of-domain}} = 2: mail to a mistyped address is taken and deleted, and ' +
    'nobody is told',
  fixes: [
    {
      safety: 'unsafe',
      description: 'refuse it, so that the sender is told',
      operations: [{ set: '0' }],
    },
  ],
  why: `0 refuses mail to unknown recipients, so that the sender learns of the mistake; 1 forwards
it, 2 deletes it. A lost order is the usual way to find out about 2. It also invites spam, since
every address seems to exist.`,
  references: [
    { icewarp: 'D_UnknownUsersType' },
    { rfc: 5321, section: '6.1' },
    { rfc: 5321, section: '6.2' },
  ],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'example.com\n' + 'D_UnknownUsersType: 2\n' + 'D_Type: 0\n' },
        fixed: { 'dump.txt': 'example.com\n' + 'D_UnknownUsersType: 0\n' + 'D_Type: 0\n' },
      },
    ],
    good: [
      { files: { 'dump.txt': 'example.com\n' + 'D_UnknownUsersType: 0\n' + 'D_Type: 0\n' } },
      { files: { 'dump.txt': 'example.com\n' + 'D_UnknownUsersType: 1\n' + 'D_Type: 0\n' } },
    ],
  },
});
