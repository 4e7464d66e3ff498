import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/master-missing-tlsmgr',
  title: 'TLS is in use and tlsmgr is missing',
  appliesTo: { fact: 'service-fault' },
  when: { datum: 'problem', oneOf: ['no-tlsmgr'] },
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    '{{service}} uses TLS, and master.cf has no service tlsmgr: the programs find no entropy and switch TLS off',
  fixes: [
    {
      safety: 'safe',
      description: 'add the service',
      operations: [{ replacePlace: 'end', with: '{{suggestion}}' }],
    },
  ],
  why: `Each program that uses TLS asks tlsmgr(8) for random numbers and for the keys of session tickets. Without
the service they log "connect to private/tlsmgr: No such file or directory" and "no entropy for TLS key
generation: disabling TLS support". smtpd then offers no STARTTLS and drops the clients of a port that
speaks TLS from the first byte; where TLS is demanded, no mail gets through.

The fix adds the entry of the stock master.cf, with n in the chroot column, which works anywhere. Reload
Postfix after it.`,
  references: [
    { man: 'tlsmgr', section: 8 },
    { url: 'https://www.postfix.org/TLS_README.html', title: 'TLS_README' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'smtp inet n - n - - smtpd\ncleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\nrewrite unix - - n - - trivial-rewrite\n#tlsmgr unix - - n 1000? 1 tlsmgr\n',
        },
        fixed: {
          'master.cf':
            'smtp inet n - n - - smtpd\ncleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\nrewrite unix - - n - - trivial-rewrite\n#tlsmgr unix - - n 1000? 1 tlsmgr\ntlsmgr    unix  -       -       n       1000?   1       tlsmgr\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n',
          'master.cf':
            'smtp inet n - n - - smtpd\ncleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\nrewrite unix - - n - - trivial-rewrite\ntlsmgr unix - - n 1000? 1 tlsmgr\n',
        },
      },
      {
        files: {
          'main.cf':
            'compatibility_level = 3.6\nsmtpd_tls_security_level = none\nsmtp_tls_security_level = none\n',
          'master.cf':
            'smtp inet n - n - - smtpd\ncleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\nrewrite unix - - n - - trivial-rewrite\nsmtp unix - - n - - smtp\n',
        },
      },
      { files: { 'master.cf': 'smtps inet n - n - - smtpd -o smtpd_tls_wrappermode=yes\n' } },
    ],
  },
});
