import type { ByteString } from '../../text/bytes.ts';

/** What kind of public key a certificate or a private key is about. */
export type KeyType = 'rsa' | 'rsa-pss' | 'ec' | 'ed25519' | 'ed448' | 'dsa' | 'other';

/** What certificates and private keys tell about a key. */
export interface KeyFacts {
  readonly keyType: KeyType;
  /** Length of an RSA or DSA modulus. */
  readonly keyBits?: number;
  /** Name of a curve as OpenSSL has it, such as `prime256v1`; the dotted OID of another one. */
  readonly curve?: string;
}

/** One X.509 certificate, decoded. */
export interface Certificate extends KeyFacts {
  readonly der: ByteString;
  /** For people, such as `CN=mx.example.org, O=Example`. */
  readonly subject: string;
  readonly issuer: string;
  /** The last common name of the subject. */
  readonly commonName?: string;
  /** The dNSName entries of the subject alternative name, as written. */
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  /** Whether there is a subject alternative name at all; the common name counts only without. */
  readonly hasAlternativeName: boolean;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Hexadecimal, in lower case. */
  readonly serial: string;
  /** Such as `sha256WithRSA`; the dotted OID of an algorithm that we have no name for. */
  readonly signatureAlgorithm: string;
  /** The hash of the signature where it is broken today. */
  readonly weakHash?: 'MD5' | 'SHA-1';
  readonly isCa: boolean;
  /** Whether it bears its own signature, which checks out. */
  readonly isSelfSigned: boolean;
  /** Dotted OIDs; absent where the certificate is good for every use. */
  readonly extendedKeyUsages?: readonly string[];
  readonly hasMustStaple: boolean;
  /** Where its issuer's certificate can be fetched from. */
  readonly aiaIssuers: readonly string[];
  /** DER of the SubjectPublicKeyInfo. */
  readonly spki: ByteString;
  /** Digests of `der` and `spki`, hexadecimal in lower case. */
  readonly sha256: string;
  readonly sha512: string;
  readonly spkiSha256: string;
  readonly spkiSha512: string;
}
