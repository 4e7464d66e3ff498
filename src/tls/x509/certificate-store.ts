import type { Truth } from '../../lint/truth.ts';
import type { ByteString } from '../../text/bytes.ts';
import { type PemBlock, parsePem, pemBlocks } from '../pem.ts';
import type { Certificate, KeyFacts } from './certificate.ts';
import type { Decoded } from './decode.ts';
import { derAt, derSlice } from './der.ts';
import { isPrivateKeyLabel, type PrivateKey, readPrivateKey } from './private-key.ts';

/** Certificates and keys of a run, decoded once, so that all questions can be asked without waiting. */
export interface CertificateStore {
  /** The certificate in a DER text; undefined where it is none that we can read. */
  of(der: ByteString): Certificate | undefined;
  /** The certificate in a PEM block; undefined where it is damaged or none. */
  in(block: PemBlock): Certificate | undefined;
  /** What is known of the key of a PEM block; undefined where it is encrypted or damaged. */
  keyOf(block: PemBlock): KeyFacts | undefined;
  /** Whether a certificate is about the key of a block; unknown where the key cannot be read. */
  keyMatches(block: PemBlock, certificate: Certificate): Truth;
  /**
   * Whether a certificate was issued by another one, or by itself: names, key identifiers, key usage
   * and the signature fit. A signature by an algorithm that WebCrypto lacks is taken for good.
   */
  issued(issuer: Certificate, subject: Certificate): boolean;
}

/** Whether OpenSSL reads a certificate from a block of this label. */
export function isCertificateLabel(label: ByteString): boolean {
  return /^(?:X509 |TRUSTED )?CERTIFICATE$/.test(label);
}

/** A TRUSTED CERTIFICATE has more behind the certificate; OpenSSL passes over what it does not want. */
function certificateDer(der: ByteString): ByteString {
  const whole = derAt(der, 0);
  return whole ? derSlice(der, whole) : der;
}

/** Decodes all certificates and keys of PEM texts, and checks who issued whom among them. */
export async function prepareCertificates(
  pemTexts: Iterable<ByteString>,
): Promise<CertificateStore> {
  const decoded = new Map<ByteString, Decoded>();
  const keys = new Map<ByteString, PrivateKey>();
  for (const text of pemTexts) {
    for (const block of pemBlocks(parsePem(text))) {
      if (block.damage) continue;
      if (isCertificateLabel(block.label)) await addCertificate(decoded, certificateDer(block.der));
      else if (isPrivateKeyLabel(block.label)) await addKey(keys, block);
    }
  }
  return new Store(decoded, keys, await issuances([...decoded.values()]));
}

/** The library takes a tenth of a second to load; most runs are without certificates. */
async function addCertificate(decoded: Map<ByteString, Decoded>, der: ByteString): Promise<void> {
  if (decoded.has(der)) return;
  const { decode } = await import('./decode.ts');
  const found = await decode(der);
  if (found) decoded.set(der, found);
}

async function addKey(keys: Map<ByteString, PrivateKey>, block: PemBlock): Promise<void> {
  const key = await readPrivateKey(block);
  if (key) keys.set(keyId(block), key);
}

function keyId({ label, der }: PemBlock): string {
  return `${label}\0${der}`;
}

/** `issuer\0subject`, by digest, of all pairs that fit. */
async function issuances(all: readonly Decoded[]): Promise<ReadonlySet<string>> {
  const bySubject = new Map<string, Decoded[]>();
  for (const each of all) {
    const name = canonicalName(each.certificate.subject);
    bySubject.set(name, [...(bySubject.get(name) ?? []), each]);
  }
  const found = new Set<string>();
  for (const subject of all) {
    for (const issuer of bySubject.get(canonicalName(subject.certificate.issuer)) ?? []) {
      const itself = issuer === subject;
      if (!keyIdentifiersFit(issuer, subject) || !(itself || issuer.maySign)) continue;
      if (await bearsSignature(issuer, subject)) found.add(pairOf(issuer, subject));
    }
  }
  return found;
}

function pairOf(issuer: Decoded, subject: Decoded): string {
  return `${issuer.certificate.sha256}\0${subject.certificate.sha256}`;
}

/** OpenSSL compares names without regard to case and runs of blanks: X509_NAME_cmp(3). */
function canonicalName(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ');
}

function keyIdentifiersFit(issuer: Decoded, subject: Decoded): boolean {
  const { authorityKeyIdentifier: wanted } = subject;
  const { keyIdentifier: own } = issuer;
  return wanted === undefined || own === undefined || wanted.toLowerCase() === own.toLowerCase();
}

async function bearsSignature(issuer: Decoded, subject: Decoded): Promise<boolean> {
  try {
    return await subject.x509.verify({ publicKey: issuer.x509, signatureOnly: true });
  } catch (error) {
    // WebCrypto has no such algorithm; the names and key identifiers have to do.
    if (error instanceof Error) return true;
    throw error;
  }
}

class Store implements CertificateStore {
  readonly #certificates = new Map<ByteString, Certificate>();
  readonly #keys: ReadonlyMap<string, PrivateKey>;
  readonly #issued: ReadonlySet<string>;

  constructor(
    decoded: ReadonlyMap<ByteString, Decoded>,
    keys: ReadonlyMap<string, PrivateKey>,
    issued: ReadonlySet<string>,
  ) {
    this.#keys = keys;
    this.#issued = issued;
    for (const [der, each] of decoded) {
      const isSelfSigned = issued.has(pairOf(each, each));
      this.#certificates.set(der, { ...each.certificate, isSelfSigned });
    }
  }

  of(der: ByteString): Certificate | undefined {
    return this.#certificates.get(der);
  }

  in(block: PemBlock): Certificate | undefined {
    return isCertificateLabel(block.label) ? this.of(certificateDer(block.der)) : undefined;
  }

  keyOf(block: PemBlock): KeyFacts | undefined {
    return this.#keys.get(keyId(block));
  }

  keyMatches(block: PemBlock, certificate: Certificate): Truth {
    return this.#keys.get(keyId(block))?.matches(certificate.spki, certificate) ?? 'unknown';
  }

  issued(issuer: Certificate, subject: Certificate): boolean {
    return this.#issued.has(`${issuer.sha256}\0${subject.sha256}`);
  }
}
