import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/submission-auth-plaintext',
  title: 'Users can log in without TLS',
  appliesTo: { service: ['mx', 'submission'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      { setting: 'smtpd_sasl_auth_enable', is: 'yes' },
      { tls: ['off', 'opportunistic'] },
      { not: { setting: 'smtpd_tls_auth_only', is: 'yes' } },
      { not: { setting: 'smtpd_sasl_security_options', listsOneOf: ['noplaintext'] } },
      { not: { setting: 'smtpd_discard_ehlo_keywords', listsOneOf: ['auth'] } },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_sasl_auth_enable', 'smtpd_tls_auth_only'],
  severity: { interop: 'warning', standard: 'error', strict: 'error' },
  message:
    '{{setting}} = {{value}} on {{service}} without smtpd_tls_auth_only: AUTH is taken before ' +
    'STARTTLS too, and PLAIN and LOGIN show the password to everyone on the way',
  fixes: [
    {
      when: { all: [{ tls: ['opportunistic'] }, { certificate: 'configured' }] },
      safety: 'unsafe',
      description: 'offer AUTH only inside TLS; programs that log in without it must switch it on',
      operations: [{ setting: 'smtpd_tls_auth_only', set: 'yes' }],
    },
  ],
  byHand:
    'give the service a certificate and STARTTLS (smtpd_tls_security_level) first, then set ' +
    'smtpd_tls_auth_only = yes; or do not offer AUTH there (-o smtpd_sasl_auth_enable=no)',
  why: `smtpd offers AUTH in its answer to EHLO as soon as SASL is on, whether the connection is
encrypted or not. PLAIN and LOGIN, the mechanisms that mail programs use, send user name and password
in base64, which is no encryption. Who can see the traffic, in a hotel as well as at a provider, has
the password; stolen ones are mostly used to send spam. A program that is meant to use TLS is not safe
either: someone on the way can take STARTTLS out of the answer and leave AUTH in.

With smtpd_tls_auth_only = yes AUTH is neither offered nor taken outside TLS; smtpd answers it with
503 there. The level "encrypt" and wrapper mode imply it. RFC 4954 says that a site SHOULD NOT permit
passwords in clear text without such protection.

The fix is unsafe, since it locks out every program that logs in without TLS today. Look into the log
for "sasl_username=" on connections that did not start TLS. Where the service offers no TLS at all, it
would take AUTH away from everybody, so that none is offered there. If AUTH on port 25 serves nobody,
switching it off for that service is the better repair.

Ignore this where only mechanisms that do not send the password are set up, such as SCRAM; say
noplaintext in smtpd_sasl_security_options then, and the rule is silent.`,
  references: [
    { postconf: 'smtpd_tls_auth_only' },
    { postconf: 'smtpd_sasl_auth_enable' },
    { postconf: 'smtpd_sasl_security_options' },
    { rfc: 4954, section: '4' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
        fixed: {
          'main.cf':
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
        },
      },
      {
        profile: 'interop',
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_sasl_auth_enable=yes\n' +
            '  -o smtpd_tls_auth_only=no\n',
        },
        fixed: {
          'master.cf':
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_sasl_auth_enable=yes\n' +
            '  -o smtpd_tls_auth_only=yes\n',
        },
      },
      { files: { 'main.cf': 'smtpd_sasl_auth_enable = yes\n' } },
      {
        files: { 'main.cf': 'smtpd_sasl_auth_enable = yes\nsmtpd_tls_security_level = may\n' },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_tls_auth_only = yes\n' +
            'smtpd_tls_security_level = may\n',
        },
      },
      { files: { 'main.cf': 'smtpd_tls_security_level = may\n' } },
      {
        files: {
          'main.cf':
            'smtpd_sasl_auth_enable = yes\n' +
            'smtpd_sasl_security_options = noanonymous, noplaintext\n' +
            'smtpd_sasl_tls_security_options = noanonymous\n' +
            'smtpd_tls_security_level = may\n',
        },
      },
      {
        files: {
          'main.cf': 'smtpd_tls_security_level = may\n',
          'master.cf':
            'smtp inet n - n - - smtpd\n' +
            'submission inet n - n - - smtpd\n' +
            '  -o smtpd_tls_security_level=encrypt\n' +
            '  -o smtpd_sasl_auth_enable=yes\n' +
            'submissions inet n - n - - smtpd\n' +
            '  -o smtpd_tls_wrappermode=yes\n' +
            '  -o smtpd_sasl_auth_enable=yes\n',
        },
      },
      {
        files: { 'main.cf': 'inet_interfaces = loopback-only\nsmtpd_sasl_auth_enable = yes\n' },
      },
    ],
  },
});
