import { rule } from '../../rule.ts';

export default rule({
  id: 'postfix/permit-tls-all-clientcerts',
  title: 'Any certificate of a public authority may relay',
  appliesTo: { service: ['mx', 'submission', 'submissions'] },
  when: {
    all: [
      { setting: 'process_name', isOneOf: ['smtpd'] },
      {
        restrictions: ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'],
        haveWorking: ['permit_tls_all_clientcerts'],
        before: ['reject_unauth_destination', 'defer_unauth_destination', 'reject', 'defer'],
      },
      { tls: ['opportunistic', 'mandatory', 'wrapped'] },
      {
        any: [
          { setting: 'smtpd_tls_ask_ccert', is: 'yes' },
          { setting: 'smtpd_tls_req_ccert', is: 'yes' },
        ],
      },
      {
        any: [
          { setting: 'tls_append_default_CA', is: 'yes' },
          {
            setting: 'smtpd_tls_CAfile',
            isOneOf: [
              '/etc/ssl/certs/ca-certificates.crt',
              '/etc/ssl/certs/ca-bundle.crt',
              '/etc/pki/tls/certs/ca-bundle.crt',
              '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
              '/etc/ssl/ca-bundle.pem',
              '/etc/ssl/cert.pem',
              '/usr/local/share/certs/ca-root-nss.crt',
            ],
          },
          {
            setting: 'smtpd_tls_CApath',
            isOneOf: [
              '/etc/ssl/certs',
              '/etc/ssl/certs/',
              '/etc/pki/tls/certs',
              '/etc/pki/tls/certs/',
            ],
          },
        ],
      },
      { reachable: 'from-other-hosts' },
    ],
  },
  settings: ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'],
  severity: { interop: 'error', standard: 'error', strict: 'error' },
  message:
    'permit_tls_all_clientcerts lets each client with a certificate of a trusted authority relay, ' +
    'and {{service}} trusts the public ones: whoever gets a certificate from them can send',
  byHand:
    'use permit_tls_clientcerts with the fingerprints of your clients in relay_clientcerts, or trust ' +
    'only an authority of your own in smtpd_tls_CAfile',
  why: `permit_tls_all_clientcerts asks one thing only: does the certificate of the client come from an
authority that smtpd trusts? Whose certificate it is does not matter. With the bundle of the system in
smtpd_tls_CAfile or smtpd_tls_CApath, or with tls_append_default_CA = yes, more than a hundred public
authorities are trusted, some of which issue certificates without asking much. The manual says that it
must be used only if a special authority issues the certificates, and only that one is trusted.

permit_tls_clientcerts lets those clients relay whose fingerprint stands in relay_clientcerts; it needs
no authority at all.

There is no fix to apply, since the list of fingerprints has to be there first.`,
  references: [
    { postconf: 'smtpd_relay_restrictions' },
    { postconf: 'relay_clientcerts' },
    { postconf: 'tls_append_default_CA' },
  ],
  examples: {
    bad: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_ask_ccert = yes\n' +
            'smtpd_tls_CApath = /etc/ssl/certs\n' +
            'smtpd_relay_restrictions = permit_tls_all_clientcerts, reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_CAfile = /etc/postfix/own-ca.pem\n' +
            'tls_append_default_CA = yes\n' +
            'smtpd_tls_ask_ccert = yes\n' +
            'smtpd_recipient_restrictions = permit_mynetworks, permit_tls_all_clientcerts, ' +
            'reject_unauth_destination\n',
        },
      },
    ],
    good: [
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_ask_ccert = yes\n' +
            'smtpd_tls_CAfile = /etc/postfix/own-ca.pem\n' +
            'smtpd_relay_restrictions = permit_tls_all_clientcerts, reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_CApath = /etc/ssl/certs\n' +
            'smtpd_relay_restrictions = permit_tls_all_clientcerts, reject_unauth_destination\n',
        },
      },
      {
        files: {
          'main.cf':
            'smtpd_tls_security_level = may\n' +
            'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
            'smtpd_tls_ask_ccert = yes\n' +
            'smtpd_tls_CApath = /etc/ssl/certs\n' +
            'relay_clientcerts = hash:/etc/postfix/relay_clientcerts\n' +
            'smtpd_relay_restrictions = permit_tls_clientcerts, reject_unauth_destination\n',
        },
      },
    ],
  },
});
