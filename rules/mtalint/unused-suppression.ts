import { rule } from '../rule.ts';

export default rule({
  id: 'mtalint/unused-suppression',
  title: 'A suppression comment that covers nothing',
  appliesTo: { suppression: 'unused' },
  when: { all: [] },
  severity: { interop: 'info', standard: 'warning', strict: 'warning' },
  message: 'nothing here is found by {{rules}}: the comment suppresses nothing',
  fixes: [{ safety: 'safe', description: 'take the comment out', operations: [] }],
  byHand: 'take {{rules}} out of the comment',
  why: `A suppression says that a finding was looked at and is meant to be. When the setting is repaired
or moves away, the comment stays behind, and would silence the next fault at that place unseen. It is
reported only when the rule is asked in the profile at hand.`,
  references: [{ man: 'postconf', section: 5 }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            '# mtalint-disable-next-line postfix/tls13-disabled -- an old appliance\n' +
            'smtpd_tls_security_level = none\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
        fixed: { 'main.cf': 'smtpd_tls_security_level = none\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            '# mtalint-disable-next-line postfix/tls13-disabled -- an old appliance\n' +
            'smtpd_tls_protocols = !TLSv1.3\n',
          'master.cf': 'smtp inet n - n - - smtpd\n',
        },
      },
    ],
  },
});
