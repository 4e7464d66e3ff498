import { nearest } from '../text/edit-distance.ts';
import {
  KEYWORDS,
  KEYWORDS_OF_SOME_BUILDS,
  KEYWORDS_OF_THE_PAST,
  STANDARD_NAMES,
  SUITES,
  SUITES_OF_SOME_BUILDS,
  SUITES_OF_THE_PAST,
} from './openssl-cipher-data.ts';

/** Names that the default build of OpenSSL 3 knows. */
const COMMON = new Set([...KEYWORDS, ...SUITES]);

const ALL = new Set([
  ...COMMON,
  ...KEYWORDS_OF_SOME_BUILDS,
  ...SUITES_OF_SOME_BUILDS,
  ...KEYWORDS_OF_THE_PAST,
  ...SUITES_OF_THE_PAST,
  ...STANDARD_NAMES,
]);

/**
 * Whether some OpenSSL knows an element of a cipher string, operators taken off: a suite, a group,
 * or several joined by `+`, each of which must be known. Case counts, as it does up to OpenSSL 3.
 * `DEFAULT` and `SUITEB128` are none: they are read at the start of a cipher string only.
 * Source: openssl-ciphers(1), ssl/ssl_ciph.c `ssl_cipher_process_rulestr`.
 */
export function isCipherName(element: string): boolean {
  return element.split('+').every((part) => ALL.has(part));
}

/**
 * Whether the default build of OpenSSL 3 knows a single name. A build that does not know a name
 * skips it up to the next separator, malformed text behind it included.
 */
export function isCommonCipherName(name: string): boolean {
  return COMMON.has(name);
}

/**
 * The element that a misspelt one most likely means; undefined when there is none or when there
 * are several. Short names differ by little among themselves, and are only forgiven their case.
 */
export function nearestCipherName(element: string): string | undefined {
  const parts = element.split('+').map(nearestName);
  return parts.includes(undefined) ? undefined : parts.join('+');
}

function nearestName(name: string): string | undefined {
  return ALL.has(name) ? name : nearest(name, ALL, allowedEdits(name));
}

function allowedEdits(name: string): number {
  if (name.length > 5) return 2;
  return name.length > 3 ? 1 : 0.5;
}
