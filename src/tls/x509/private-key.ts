import type { Truth } from '../../lint/truth.ts';
import { type ByteString, toBytes } from '../../text/bytes.ts';
import type { PemBlock } from '../pem.ts';
import type { KeyFacts } from './certificate.ts';
import { type DerElement, derAt, derBits, derChildren, derContent, derSlice } from './der.ts';
import { algorithmFacts, curveFacts, publicKeyBits } from './public-key.ts';

/** A private key; only what its certificate tells the world as well. */
export interface PrivateKey extends KeyFacts {
  /** Whether a public key, as a SubjectPublicKeyInfo, is that of this key. */
  matches(spki: ByteString, facts: KeyFacts): Truth;
}

/** Labels of keys that a mail server reads. Source: PEM_read_bio_PrivateKey of OpenSSL. */
export function isPrivateKeyLabel(label: ByteString): boolean {
  return /^(?:RSA |EC |DSA |ENCRYPTED )?PRIVATE KEY$/.test(label);
}

/** Whether a passphrase is needed to read a key. */
export function isEncrypted({ label, headers }: PemBlock): boolean {
  return label === 'ENCRYPTED PRIVATE KEY' || headers.includes('ENCRYPTED');
}

/**
 * Reads an unencrypted key in PKCS#8, PKCS#1 or SEC1 form.
 * @returns undefined where it is encrypted or damaged.
 */
export async function readPrivateKey(block: PemBlock): Promise<PrivateKey | undefined> {
  if (block.damage || isEncrypted(block)) return undefined;
  const { label, der } = block;
  const whole = derAt(der, 0);
  if (!whole) return undefined;
  if (label === 'RSA PRIVATE KEY') return rsaKey(der, whole);
  if (label === 'EC PRIVATE KEY') return ecKey(der, whole, {});
  return label === 'PRIVATE KEY' ? pkcs8Key(der, whole) : undefined;
}

/** RSAPrivateKey ::= { version, modulus, publicExponent, … }. Source: RFC 8017 A.1.2. */
function rsaKey(der: ByteString, whole: DerElement, keyType: 'rsa' | 'rsa-pss' = 'rsa') {
  const [, modulus, exponent] = derChildren(der, whole);
  if (!modulus || !exponent) return undefined;
  const facts = { keyType, keyBits: derBits(der, modulus) };
  const numbers = derSlice(der, modulus) + derSlice(der, exponent);
  return keyOf(facts, (spki) => contentOf(publicKeyBits(spki)) === numbers);
}

/** ECPrivateKey ::= { version, privateKey, [0] parameters, [1] publicKey }. Source: RFC 5915 §3. */
function ecKey(der: ByteString, whole: DerElement, outer: Partial<KeyFacts>) {
  const parts = derChildren(der, whole);
  if (parts.length < 2) return undefined;
  const parameters = parts.find(({ tag }) => tag === 0xa0);
  const point = parts.find(({ tag }) => tag === 0xa1);
  const inner = parameters ? curveFacts(der, derChildren(der, parameters)[0]) : {};
  const facts: KeyFacts = { keyType: 'ec', ...inner, ...outer };
  const bits = point && derChildren(der, point)[0];
  const known = bits ? der.slice(bits.contentStart + 1, bits.end) : undefined;
  return keyOf(facts, (spki) => (known === undefined ? 'unknown' : publicKeyBits(spki) === known));
}

/** PrivateKeyInfo ::= { version, algorithm, privateKey, … }. Source: RFC 5958 §2. */
async function pkcs8Key(der: ByteString, whole: DerElement): Promise<PrivateKey | undefined> {
  const [, algorithm, secret] = derChildren(der, whole);
  if (!algorithm || !secret) return undefined;
  const facts = algorithmFacts(der, algorithm);
  const content = derContent(der, secret);
  const inner = derAt(content, 0);
  switch (facts.keyType) {
    case 'rsa':
    case 'rsa-pss':
      return inner && rsaKey(content, inner, facts.keyType);
    case 'ec':
      return inner && ecKey(content, inner, facts);
    case 'ed25519':
    case 'ed448': {
      const known = await publicPart(der, facts.keyType === 'ed25519' ? 'Ed25519' : 'Ed448');
      return keyOf(facts, (spki) =>
        known === undefined ? 'unknown' : publicKeyBits(spki) === known,
      );
    }
    default:
      return keyOf(facts, () => 'unknown');
  }
}

function keyOf(facts: KeyFacts, matches: (spki: ByteString) => Truth): PrivateKey {
  return {
    ...facts,
    matches: (spki, theirs) => (facts.keyType === theirs.keyType ? matches(spki) : false),
  };
}

/** The content of the sequence at the start of a text. */
function contentOf(der: ByteString): ByteString {
  const whole = derAt(der, 0);
  return whole ? derContent(der, whole) : '';
}

/** The public point of an EdDSA key; undefined where WebCrypto does not have the algorithm. */
async function publicPart(pkcs8: ByteString, name: string): Promise<ByteString | undefined> {
  try {
    const key = await crypto.subtle.importKey('pkcs8', toBytes(pkcs8), { name }, true, ['sign']);
    const { x } = await crypto.subtle.exportKey('jwk', key);
    return x === undefined ? undefined : atob(x.replaceAll('-', '+').replaceAll('_', '/'));
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
