import type { CipherSuite } from './openssl-suites.ts';
import type { ProtocolSet } from './protocol.ts';

/** Bits that each security level of OpenSSL demands. */
const BITS = [0, 80, 112, 128, 192, 256];

/** A SHA-1 HMAC counts as 160 bits. */
const SHA1_BITS = 160;

/**
 * The suites of a list that a program offers which has no pre-shared keys and no SRP passwords, as
 * no mail server has. It does not ask for the certificate: a server can use those suites only that
 * go with the key of its own.
 * Source: `openssl ciphers -s`, SSL_CTX_set_security_level(3).
 * @param protocols what the program can negotiate.
 * @param securityLevel the security level of OpenSSL, 0 to 5.
 */
export function offeredSuites(
  suites: readonly CipherSuite[],
  protocols: ProtocolSet,
  securityLevel: number,
): CipherSuite[] {
  return suites.filter(
    (suite) =>
      !suite.keyExchange.includes('PSK') &&
      suite.keyExchange !== 'SRP' &&
      isUsable(suite, protocols) &&
      satisfies(suite, securityLevel),
  );
}

/** Whether the key of a session dies with it, so that later theft of the server's key opens none. */
export function isForwardSecret({ keyExchange }: CipherSuite): boolean {
  return keyExchange === 'DH' || keyExchange === 'ECDH';
}

function isUsable({ since }: CipherSuite, protocols: ProtocolSet): boolean {
  if (protocols.includes('TLSv1.2')) return true;
  return since !== 'TLSv1.2' && (protocols.includes('TLSv1') || protocols.includes('TLSv1.1'));
}

function satisfies(suite: CipherSuite, level: number): boolean {
  if (level === 0) return true;
  const bits = BITS[level] ?? 0;
  if (suite.bits < bits || suite.authentication === 'None' || suite.mac === 'MD5') return false;
  if (suite.mac === 'SHA1' && SHA1_BITS < bits) return false;
  return level < 3 || isForwardSecret(suite);
}
