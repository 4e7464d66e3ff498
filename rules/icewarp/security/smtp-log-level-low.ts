import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/smtp-log-level-low',
  title: 'The SMTP log tells nothing of TLS',
  appliesTo: { variable: ['C_System_Log_Services_SMTP'] },
  when: { all: [{ isOneOf: ['0', '1', '2', '3'] }] },
  severity: { interop: 'info', standard: 'info', strict: 'info' },
  message:
    '{{variable}} = {{value}}: the log of SMTP sessions does not tell why a TLS ' +
    'handshake failed',
  byHand: 'set it to 4 while you look into failing sessions',
  why: `4, "extended", is the level at which the session log has the traces of failed handshakes, by
which the cause can be found. It makes large logs: raise it while you look for something, and lower
it again.`,
  references: [{ icewarp: 'C_System_Log_Services_SMTP' }, { icewarpArticle: 375 }],
  examples: {
    bad: [{ files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Log_Services_SMTP: 2\n' } }],
    good: [{ files: { 'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_System_Log_Services_SMTP: 4\n' } }],
  },
});
