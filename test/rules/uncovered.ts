const NOW_MANDATORY =
  'its clients now have TLS where they had none, by the list of versions that the server has anyway; ' +
  'to raise the floor too is unsafe and left to the user';
const PROMISE_KEPT =
  'the records promised nothing that a sender could check; now that they do, reports are worth asking for';
const ANY_LIST =
  'no version was negotiated by a list that was refused; what the author meant by it can be judged now';
const NOW_READ =
  'the value had no effect, or another one, before; what is said of it now holds for the value that was meant';
const NOW_MANDATORY_OUTBOUND =
  'TLS is mandatory for the relay now, by the list of versions that the client has anyway';
const NAMED_VERSIONS =
  'the list names versions as before; a shorter way to say so would admit later ones too';

/**
 * Findings that come to light by the fix of another rule: rule, then what its fix uncovers, and why
 * the fix does not take care of it as well. Each lay below a fault that is no milder and kept it from
 * having any effect.
 */
export const UNCOVERED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'chain/cert-out-of-order': {
    'chain/root-included':
      'the root was in the file before; that it is superfluous is only sure once the order is right',
  },
  'postfix/deprecated-enforce-tls': {
    'postfix/deprecated-enforce-peername':
      'with smtp_enforce_tls the older setting still counted; the level that replaces both takes its place',
  },
  'postfix/master-o-space-in-value': {
    'postfix/soft-bounce-on': NOW_READ,
    'postfix/tls-legacy-mandatory-inbound': NOW_READ,
  },
  'postfix/master-indented-service': { 'postfix/tls-inbound-disabled': NOW_READ },
  'postfix/main-nbsp': {
    'postfix/relay-restrictions-missing': NOW_READ,
    'postfix/tls-inbound-disabled': NOW_READ,
  },
  'postfix/main-bom': { 'postfix/tls-inbound-disabled': NOW_READ },
  'postfix/main-quoted-value': { 'postfix/outbound-tls-disabled': NOW_READ },
  'postfix/compat-level-invalid': { 'postfix/outbound-tls-disabled': NOW_READ },
  'postfix/outbound-level-invalid': { 'postfix/outbound-legacy-mandatory': NOW_MANDATORY_OUTBOUND },
  'postfix/outbound-sasl-without-tls': {
    'postfix/outbound-legacy-mandatory': NOW_MANDATORY_OUTBOUND,
  },
  'postfix/outbound-wrappermode-needs-encrypt': {
    'postfix/outbound-legacy-mandatory': NOW_MANDATORY_OUTBOUND,
  },
  'postfix/tls-protocol-bound-whitespace': {
    'postfix/outbound-legacy-mandatory': NOW_MANDATORY_OUTBOUND,
  },
  'postfix/outbound-wrappermode-without-relayhost': {
    'postfix/outbound-mandatory-for-internet':
      'the level was there before; only without wrapper mode does mail for the Internet meet it',
  },
  'dns/dane-usage-pkix': { 'dns/tlsrpt-missing': PROMISE_KEPT },
  'dns/dane-wrong-owner': { 'dns/tlsrpt-missing': PROMISE_KEPT },
  'icewarp/sslv3-method': {
    'icewarp/legacy-method':
      'SSL 3.0 is gone, TLS 1.0 is left: what shuts out clients is unsafe and is left to the user',
  },
  'postfix/main-trailing-comment': {
    'postfix/main-tolerated-comment':
      'a value with two comments: once the one that did harm is gone, the other one does none',
  },
  'postfix/master-o-spaces-equals': {
    'postfix/submission-relay-policy': NOW_READ,
    'postfix/tls-inbound-disabled': NOW_READ,
    'postfix/tls-legacy-mandatory-inbound': NOW_MANDATORY,
  },
  'postfix/submission-tls-not-required': {
    'postfix/tls-legacy-mandatory-inbound': NOW_MANDATORY,
    'postfix/tls-anonymous-ciphers-offered': NOW_MANDATORY,
    'postfix/tls-static-rsa-offered': NOW_MANDATORY,
  },
  'postfix/submission-clear-without-login': {
    'postfix/tls-legacy-mandatory-inbound': NOW_MANDATORY,
  },
  'postfix/submission-auth-plaintext': {
    'postfix/submission-clear-without-login':
      'passwords are kept inside TLS now; that mail without a login is not is the lesser half',
  },
  'postfix/submissions-missing-wrappermode': {
    'postfix/tls-legacy-mandatory-inbound': NOW_MANDATORY,
  },
  'postfix/tls-invalid-protocol-list': { 'postfix/tls12-only-inbound': ANY_LIST },
  'postfix/tls-no-protocols-left': { 'postfix/tls-legacy-mandatory-inbound': NOW_MANDATORY },
  'postfix/tls-protocol-hole': { 'postfix/tls-protocol-inclusion-list': NAMED_VERSIONS },
  'postfix/tls-server-level-invalid': { 'postfix/tls-legacy-mandatory-inbound': NOW_MANDATORY },
  'postfix/tls13-disabled': { 'postfix/tls-protocol-inclusion-list': NAMED_VERSIONS },
};
