import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/helo-checks-off',
  title: 'Senders need not introduce themselves',
  appliesTo: { variable: ['C_Mail_Security_Protection_HELOEHLO'] },
  when: { is: 'no' },
  severity: { interop: 'off', standard: 'info', strict: 'warning' },
  message:
    '{{variable}} = {{value}}: mail is taken from senders that give no HELO or EHLO, as ' +
    'spam programs do',
  fixes: [{ safety: 'unsafe', description: 'demand HELO or EHLO', operations: [{ set: '1' }] }],
  why: `Every mail server introduces itself, the standard demands it; simple spam programs do not.
With 1 such sessions are refused. A device in the house that does not either is let through by
trusting its address.`,
  references: [
    { icewarp: 'C_Mail_Security_Protection_HELOEHLO' },
    { rfc: 5321, section: '4.1.1.1' },
  ],
  examples: {
    bad: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protection_HELOEHLO: 0\n' },
        fixed: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protection_HELOEHLO: 1\n' },
      },
    ],
    good: [
      {
        files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_Security_Protection_HELOEHLO: 1\n' },
      },
    ],
  },
});
