import type { ByteString } from '../../text/bytes.ts';
import { isCipherName, isCommonCipherName } from '../../tls/openssl-cipher-names.ts';
import { type TlsToken, tlsTokens } from './tls-tokens.ts';

/**
 * What is wrong with an element of an exclusion list.
 *
 * - `modifier`: it begins with one of `! + - @`. Postfix refuses it, and each handshake fails.
 * - `malformed`: OpenSSL refuses it ("invalid command"), and each handshake fails.
 * - `second-rule`: OpenSSL ends the exclusion inside the element and reads the rest as a rule of
 *   its own. After `;` that rule adds ciphers, after `@` it sets the security level.
 * - `unknown`: OpenSSL knows no such name, and the element excludes nothing. With an underscore
 *   behind a known name (`AES_GCM`) it is malformed before OpenSSL 3.2.
 */
export type CipherExclusionFault = 'modifier' | 'malformed' | 'second-rule' | 'unknown';

/** One element of an exclusion list, with its place in the text of the list. */
export interface CipherExclusion extends TlsToken {
  /** The name of the cipher or of the group: the text without semicolons at its end. */
  readonly name: ByteString;
  readonly fault: CipherExclusionFault | undefined;
}

/**
 * Reads a list such as the value of `smtpd_tls_exclude_ciphers`, after `$name` expansion. Postfix
 * appends each element to the cipher string of the grade as `:!ELEMENT`.
 * Source: tls/tls_misc.c `tls_set_ciphers`, postconf(5) smtpd_tls_exclude_ciphers.
 */
export function parseCipherExclusions(text: ByteString): CipherExclusion[] {
  return tlsTokens(text).map((token) => ({
    ...token,
    name: token.text.replace(/;+$/, ''),
    fault: faultOf(token.text),
  }));
}

function faultOf(element: ByteString): CipherExclusionFault | undefined {
  if (/^[-!+@]/.test(element)) return 'modifier';
  const [rule = '', ...others] = element.split(';');
  const fault = faultOfRule(rule);
  if (fault === 'malformed') return fault;
  return others.some((other) => other !== '') ? 'second-rule' : fault;
}

/** Follows `ssl_cipher_process_rulestr` of OpenSSL through what stands before a semicolon. */
function faultOfRule(rule: ByteString): CipherExclusionFault | undefined {
  if (isCipherName(rule)) return undefined;
  let common = true;
  for (let at = 0; ; ) {
    // From OpenSSL 3.2 on an underscore belongs to a name; before, it is malformed behind one.
    const name = /^[\w.=-]*/.exec(rule.slice(at))?.[0] ?? '';
    if (name === '') return common ? 'malformed' : 'unknown';
    if (!isCipherName(name)) return 'unknown';
    // Of names joined by `+` OpenSSL skips those that no cipher has in common, and what follows.
    common = at === 0 && isCommonCipherName(name);
    at += name.length;
    const next = rule[at];
    if (next === '!' || next === '@') return 'second-rule';
    if (next !== '+') return common ? 'malformed' : 'unknown';
    at += 1;
  }
}
