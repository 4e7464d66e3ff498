import { rule } from '../../rule.ts';

export default rule({
  id: 'dns/mtasts-policy-invalid',
  title: 'An MTA-STS policy that senders take for none',
  appliesTo: { evidence: 'sts-policy-fault' },
  when: { all: [] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message: 'senders ignore this MTA-STS policy: {{detail}}',
  fixes: [
    { safety: 'unsafe', description: 'write {{meant}}', operations: [{ repair: 'correct' }] },
  ],
  byHand: 'correct the policy',
  why: `A policy file is a few lines "key: value": version, mode, max_age, and an mx for each mail
server. Keys and values are written exactly as RFC 8461 has them, in lower case but for STSv1. A sender
that meets a policy it cannot read goes on with the one that it remembers, or acts as if there were
none: mail is delivered without the protection that you mean to have, and nothing but a TLS report tells
you.

Lines may end in LF or CRLF, and keys that are not known do no harm. The fix corrects what was surely
meant. It is unsafe, since from then on the policy counts: in mode enforce mail is refused where the
certificate of the server does not satisfy it.`,
  references: [
    { rfc: 8461, section: '3.2' },
    { rfc: 8461, section: '3.3' },
  ],
  examples: {
    bad: [
      {
        files: {
          'mta-sts.txt': 'version: STSv1\nmode: enforced\nmx: mail.example.net\nmax_age: 604800\n',
        },
        fixed: {
          'mta-sts.txt': 'version: STSv1\nmode: enforce\nmx: mail.example.net\nmax_age: 604800\n',
        },
      },
      {
        files: {
          'mta-sts.txt': 'version: STSv1\nmode = enforce\nmx: mail.example.net\nmax_age: 604800\n',
        },
        fixed: {
          'mta-sts.txt': 'version: STSv1\nmode: enforce\nmx: mail.example.net\nmax_age: 604800\n',
        },
      },
      {
        files: {
          'mta-sts.txt': 'version: STSv1\nmode: enforce\nmx: mail.example.net\nmax_age: 99999999\n',
        },
        fixed: {
          'mta-sts.txt': 'version: STSv1\nmode: enforce\nmx: mail.example.net\nmax_age: 31557600\n',
        },
      },
      { files: { 'mta-sts.txt': 'version: STSv1\nmode: testing\nmax_age: 604800\n' } },
    ],
    good: [
      {
        files: {
          'mta-sts.txt':
            'version: STSv1\nmode: enforce\nmx: mail.example.net\nmax_age: 604800\nx-contact: postmaster\n',
        },
        profile: 'interop',
      },
      {
        files: { 'mta-sts.txt': 'version: STSv1\nmode: none\nmax_age: 86400\n' },
        profile: 'interop',
      },
    ],
  },
});
