import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/deprecated-restrictions',
  title: 'A restriction that this release has dropped',
  appliesTo: { fact: 'restriction-fault' },
  versions: '>=3.9',
  when: { datum: 'problem', oneOf: ['removed'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{list}}: Postfix 3.9 has dropped {{restriction}}, and smtpd answers 451 to each client that ' +
    'gets so far in the list',
  fixes: [
    {
      when: { not: { datum: 'suggestion', oneOf: [''] } },
      safety: 'unsafe',
      description: 'write {{suggestion}}, which takes its place',
      operations: [{ replacePlace: 'word', with: '{{suggestion}}' }],
    },
  ],
  byHand: 'write reject_rbl_client with the domain of the list, once for each of maps_rbl_domains',
  why: `check_relay_domains, permit_naked_ip_address and reject_maps_rbl had been out of favour for two
decades and went with Postfix 3.9: smtpd logs "support for restriction ... has been removed" and
answers "451 4.3.5 Server configuration error".

check_relay_domains also let clients relay whose host name was below relay_domains;
reject_unauth_destination does not, which is what you want, but it is a change. Who relied on
permit_naked_ip_address should be in mynetworks or log in. Hence the fix counts as unsafe.`,
  references: [
    {
      url: 'https://www.postfix.org/DEPRECATION_README.html',
      title: 'Postfix features that are deprecated or removed',
    },
    { postconf: 'smtpd_recipient_restrictions' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf': 'smtpd_relay_restrictions = permit_mynetworks, check_relay_domains\n',
        },
        fixed: {
          'main.cf': 'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination\n',
        },
        version: '3.9',
      },
      { files: { 'main.cf': 'smtpd_client_restrictions = reject_maps_rbl\n' } },
    ],
    good: [
      {
        files: { 'main.cf': 'smtpd_client_restrictions = reject_maps_rbl\n' },
        version: '3.8',
      },
      { files: { 'main.cf': 'smtpd_relay_restrictions = reject_unauth_destination\n' } },
    ],
  },
});
