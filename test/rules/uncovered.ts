const NOW_MANDATORY =
  'its clients now have TLS where they had none, by the list of versions that the server has anyway; ' +
  'to raise the floor too is unsafe and left to the user';
const PROMISE_KEPT =
  'the records promised nothing that a sender could check; now that they do, reports are worth asking for';
const ANY_LIST =
  'no version was negotiated by a list that was refused; what the author meant by it can be judged now';
const NAMED_VERSIONS =
  'the list names versions as before; a shorter way to say so would admit later ones too';

/**
 * Findings that come to light by the fix of another rule: rule, then what its fix uncovers, and why
 * the fix does not take care of it as well. Each was there before, below a fault that was worse and
 * kept it from having any effect.
 */
export const UNCOVERED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'chain/cert-out-of-order': {
    'chain/root-included':
      'the root was in the file before; that it is superfluous is only sure once the order is right',
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
  'postfix/master-o-spaces-equals': { 'postfix/tls-legacy-mandatory-inbound': NOW_MANDATORY },
  'postfix/submission-tls-not-required': {
    'postfix/tls-legacy-mandatory-inbound': NOW_MANDATORY,
    'postfix/tls-anonymous-ciphers-offered': NOW_MANDATORY,
    'postfix/tls-static-rsa-offered': NOW_MANDATORY,
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
