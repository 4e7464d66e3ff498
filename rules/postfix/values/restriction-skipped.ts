import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/restriction-skipped',
  title: 'A block list without its domain is skipped',
  appliesTo: { fact: 'restriction-fault' },
  when: { datum: 'effect', oneOf: ['skipped'] },
  severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
  message: '{{list}}: {{restriction}} names no domain, and smtpd skips it with a warning',
  byHand: 'write the domain of the list right behind it, or take it out',
  why: `The restriction stands at the end of the list, so nothing follows that could be the domain of
the block list or allow list. smtpd logs "requires domain name argument" for each message and goes
on: mail flows, but nobody is checked.`,
  references: [{ postconf: 'smtpd_client_restrictions' }],
  examples: {
    bad: [
      {
        files: { 'main.cf': 'smtpd_client_restrictions = permit_mynetworks, reject_rbl_client\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_client_restrictions = permit_mynetworks, reject_rbl_client zen.example.org\n',
        },
      },
    ],
  },
});
