import { isCipherName, nearestCipherName } from '../../tls/openssl-cipher-names.ts';
import { chosenNames, cipherElements } from './cipher-elements.ts';

/** Words that open a list, or speak of it as a whole. */
const WHOLE = /^(?:DEFAULT|SUITEB128|SUITEB128ONLY|SUITEB192)$/;

/**
 * Whether no build of OpenSSL finds a cipher in the list: then it refuses the list, as it does when
 * there are names of TLS 1.3 suites alone, in which a cipher list has no say.
 */
export function choosesNothing(text: string): boolean {
  const names = chosenNames(text);
  return !names.some((name) => WHOLE.test(name) || (isCipherName(name) && !isTls13(name)));
}

function isTls13(name: string): boolean {
  return /^TLS_(?:AES|CHACHA20|SM4)_/.test(name);
}

/** Names that no OpenSSL knows and that are skipped, with what was probably meant. */
export function unknownCipherNames(text: string): { name: string; suggestion: string }[] {
  return cipherElements(text)
    .map(({ name }) => name)
    .filter((name) => name !== '' && !WHOLE.test(name) && !isTls13(name) && !isCipherName(name))
    .map((name) => ({ name, suggestion: nearestCipherName(name) ?? '' }));
}

/** Whether every cipher of the list wants a certificate with an ECDSA key. */
export function needsEcdsa(text: string): boolean {
  const names = chosenNames(text).filter((name) => !isTls13(name));
  return names.length > 0 && names.every((name) => /(?:^|[+-])a?ECDSA(?:$|[+-])/.test(name));
}

/**
 * Whether each cipher of the list has forward secrecy and authenticated encryption, so that it does
 * not matter which of them is taken.
 */
export function isModern(text: string): boolean {
  const names = chosenNames(text).filter((name) => !isTls13(name));
  return names.length > 0 && names.every((name) => /^(?:EC)?DHE.*(?:GCM|CHACHA20|CCM)/.test(name));
}
