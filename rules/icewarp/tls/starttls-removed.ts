import { rule } from '../../rule.ts';

export default rule({
  id: 'icewarp/starttls-removed',
  title: 'STARTTLS is taken out of the answer to EHLO',
  appliesTo: { dumpFact: 'starttls-removed' },
  when: { all: [] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message:
    '{{name}} holds !STARTTLS, which takes the offer of TLS out of the answer to EHLO ' +
    '(inferred): mail comes in in clear text',
  fixes: [
    {
      safety: 'safe',
      description: 'offer STARTTLS again',
      operations: [{ deletePlace: 'removal' }],
    },
  ],
  byHand: 'take !STARTTLS out of the list',
  why: `An exclamation mark before a keyword takes it out of the answer to EHLO. That is documented
for keywords such as CHUNKING; that it works for STARTTLS in the same way is inferred, hence a
warning and not an error. Where it works, every sender delivers in clear text, and those that insist
on TLS do not deliver. It is sometimes done to get around senders with broken TLS; turning TLS off
for all others is too high a price.`,
  references: [{ icewarp: 'C_Mail_SMTP_Other_Extensions' }, { rfc: 3207, section: '4' }],
  examples: {
    bad: [
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Other_Extensions: !STARTTLS;!CHUNKING\n',
        },
        fixed: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Other_Extensions: !CHUNKING\n',
        },
      },
      {
        files: {
          'dump.txt':
            'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Other_Extensions: !CHUNKING;!starttls\n',
        },
        fixed: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Other_Extensions: !CHUNKING\n',
        },
      },
    ],
    good: [
      {
        files: {
          'dump.txt': 'C_Version: 14.3.0.7\n' + 'C_Mail_SMTP_Other_Extensions: !CHUNKING\n',
        },
      },
    ],
  },
});
