import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/sender-login-mismatch-missing',
  title: 'Users who log in may write with any sender',
  appliesTo: { service: ['submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_sasl_auth_enable', is: 'yes' },
      {
        not: {
          restrictions: [
            'smtpd_client_restrictions',
            'smtpd_helo_restrictions',
            'smtpd_sender_restrictions',
            'smtpd_relay_restrictions',
            'smtpd_recipient_restrictions',
          ],
          haveWorking: [
            'reject_sender_login_mismatch',
            'reject_authenticated_sender_login_mismatch',
            'reject_known_sender_login_mismatch',
          ],
        },
      },
      { reachable: 'from-other-hosts' },
    ],
  },
  severity: { interop: 'off', standard: 'off', strict: 'info' },
  message:
    'no list of {{service}} compares the sender with the login: each user can send in the name of ' +
    'any other',
  byHand:
    'list in smtpd_sender_login_maps who may use which address, and set ' +
    '"-o smtpd_sender_restrictions=reject_authenticated_sender_login_mismatch"',
  why: `Who has logged in may put any address into MAIL FROM, also that of a colleague or of the boss, and the
mail leaves through your server with your SPF and DKIM. One stolen password is enough to write to all
customers in everybody's name. With smtpd_sender_login_maps and one of the reject_*_sender_login_mismatch
restrictions, smtpd refuses a sender that does not belong to the login. (The From: line that people see is
another matter; a milter has to check that.)

Sites with one user, or whose users send for many addresses by right, can ignore this, hence it is told in
the profile strict alone.`,
  references: [{ postconf: 'smtpd_sender_login_maps' }, { postconf: 'smtpd_sender_restrictions' }],
  examples: {
    bad: [
      {
        profile: 'strict',
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
    ],
    good: [
      {
        profile: 'strict',
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_sender_login_maps = hash:/etc/postfix/senders\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_sasl_auth_enable=yes\n' +
            '  -o smtpd_sender_restrictions=reject_sender_login_mismatch\n',
        },
      },
      {
        profile: 'strict',
        files: {
          'main.cf': 'compatibility_level = 3.6\n',
          'master.cf': 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
        },
      },
    ],
  },
});
