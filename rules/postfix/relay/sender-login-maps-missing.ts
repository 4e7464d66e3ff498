import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/sender-login-maps-missing',
  title: 'Everyone who logs in is refused: no sender belongs to any login',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_sasl_auth_enable', is: 'yes' },
      { setting: 'smtpd_sender_login_maps', is: 'empty' },
      {
        restrictions: ['smtpd_sender_restrictions', 'smtpd_recipient_restrictions'],
        haveWorking: ['reject_sender_login_mismatch', 'reject_authenticated_sender_login_mismatch'],
        before: ['permit_sasl_authenticated', 'permit_mynetworks', 'reject', 'defer'],
      },
    ],
  },
  settings: ['smtpd_sender_login_maps'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'a list of {{service}} compares the sender with the login, but smtpd_sender_login_maps is empty: ' +
    'whoever logs in is refused with 553 "not owned by user"',
  byHand:
    'name a table in smtpd_sender_login_maps that lists each sender address with its logins, or take ' +
    'the restriction out',
  why: `reject_sender_login_mismatch and reject_authenticated_sender_login_mismatch look up in
smtpd_sender_login_maps to whom the sender address belongs. An address that is not found belongs to nobody,
so that a client that has logged in is refused, whatever sender it uses: "553 5.7.1 Sender address
rejected: not owned by user". Without any table that is everybody (so a real smtpd 3.7.11 did). Only
reject_known_sender_login_mismatch lets addresses pass that are in no table.

Nothing is said where permit_sasl_authenticated or permit_mynetworks stands in front of it.`,
  references: [{ postconf: 'smtpd_sender_login_maps' }, { postconf: 'smtpd_sender_restrictions' }],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_sender_restrictions = reject_sender_login_mismatch, permit_sasl_authenticated\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_sender_login_maps = hash:/etc/postfix/senders\n' +
            'smtpd_sender_restrictions = reject_sender_login_mismatch\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_sender_login_maps =\n' +
            'smtpd_sender_restrictions = reject_known_sender_login_mismatch\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\n' +
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_sender_login_maps =\n' +
            'smtpd_sender_restrictions = permit_sasl_authenticated, reject_sender_login_mismatch\n',
        },
      },
    ],
  },
});
