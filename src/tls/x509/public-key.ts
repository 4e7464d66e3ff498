import type { ByteString } from '../../text/bytes.ts';
import type { KeyFacts, KeyType } from './certificate.ts';
import { type DerElement, derAt, derBits, derChildren, derOid, derSlice, SEQUENCE } from './der.ts';

/** Source: RFC 8017 A.1, RFC 5480 §2.1.1, RFC 8410 §3, RFC 3279 §2.3.2. */
const KEY_TYPES: Readonly<Record<string, KeyType>> = {
  '1.2.840.113549.1.1.1': 'rsa',
  '1.2.840.113549.1.1.10': 'rsa-pss',
  '1.2.840.10045.2.1': 'ec',
  '1.3.101.112': 'ed25519',
  '1.3.101.113': 'ed448',
  '1.2.840.10040.4.1': 'dsa',
};

/** Names as OpenSSL has them. Source: RFC 5480 §2.1.1.1, `openssl ecparam -list_curves`. */
const CURVES: Readonly<Record<string, string>> = {
  '1.2.840.10045.3.1.1': 'prime192v1',
  '1.3.132.0.33': 'secp224r1',
  '1.2.840.10045.3.1.7': 'prime256v1',
  '1.3.132.0.34': 'secp384r1',
  '1.3.132.0.35': 'secp521r1',
  '1.3.132.0.10': 'secp256k1',
  '1.3.36.3.3.2.8.1.1.7': 'brainpoolP256r1',
  '1.3.36.3.3.2.8.1.1.11': 'brainpoolP384r1',
  '1.3.36.3.3.2.8.1.1.13': 'brainpoolP512r1',
};

/** What an AlgorithmIdentifier of a key says. */
export function algorithmFacts(der: ByteString, algorithm: DerElement): KeyFacts {
  const [oid, parameters] = derChildren(der, algorithm);
  const keyType = KEY_TYPES[derOid(der, oid) ?? ''] ?? 'other';
  if (keyType !== 'ec') return { keyType };
  return { keyType, ...curveFacts(der, parameters) };
}

/** The curve that an ECParameters element names; nothing where it is spelt out. */
export function curveFacts(der: ByteString, parameters: DerElement | undefined): Partial<KeyFacts> {
  const oid = derOid(der, parameters);
  return oid === undefined ? {} : { curve: CURVES[oid] ?? oid };
}

/** What a SubjectPublicKeyInfo says of its key. */
export function publicKeyFacts(spki: ByteString): KeyFacts {
  const whole = derAt(spki, 0);
  const [algorithm, bits] = whole ? derChildren(spki, whole) : [];
  if (!algorithm || !bits) return { keyType: 'other' };
  const facts = algorithmFacts(spki, algorithm);
  const modulus = modulusIn(spki, facts.keyType, algorithm, bits);
  return modulus ? { ...facts, keyBits: derBits(spki, modulus) } : facts;
}

function modulusIn(
  spki: ByteString,
  keyType: KeyType,
  algorithm: DerElement,
  bits: DerElement,
): DerElement | undefined {
  if (keyType === 'dsa') {
    const parameters = derChildren(spki, algorithm)[1];
    return parameters && derChildren(spki, parameters)[0];
  }
  if (keyType !== 'rsa' && keyType !== 'rsa-pss') return undefined;
  // The bit string begins with its count of unused bits, which is 0.
  const key = derAt(spki, bits.contentStart + 1, bits.end);
  return key?.tag === SEQUENCE ? derChildren(spki, key)[0] : undefined;
}

/** The SubjectPublicKeyInfo of a certificate; undefined where the certificate is damaged. */
export function spkiOf(certificate: ByteString): ByteString | undefined {
  const whole = derAt(certificate, 0);
  const body = whole && derChildren(certificate, whole)[0];
  if (!body) return undefined;
  const fields = derChildren(certificate, body);
  // version [0] may be absent; serial, signature, issuer, validity and subject stand before.
  const spki = fields[fields[0]?.tag === 0xa0 ? 6 : 5];
  return spki && derSlice(certificate, spki);
}

/** The bytes of the public key itself, as in the bit string of a SubjectPublicKeyInfo. */
export function publicKeyBits(spki: ByteString): ByteString {
  const whole = derAt(spki, 0);
  const bits = whole && derChildren(spki, whole)[1];
  return bits ? spki.slice(bits.contentStart + 1, bits.end) : '';
}
