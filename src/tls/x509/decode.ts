import 'reflect-metadata';
import {
  AuthorityInfoAccessExtension,
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
} from '@peculiar/x509';
import { type ByteString, toBytes } from '../../text/bytes.ts';
import type { Certificate } from './certificate.ts';
import { derAt, derChildren, derOid } from './der.ts';
import { publicKeyFacts, spkiOf } from './public-key.ts';

/** A certificate with what only the store needs to know of it. */
export interface Decoded {
  readonly certificate: Omit<Certificate, 'isSelfSigned'>;
  readonly x509: X509Certificate;
  readonly keyIdentifier: string | undefined;
  readonly authorityKeyIdentifier: string | undefined;
  /** Whether it may sign certificates at all, as far as its key usage goes. */
  readonly maySign: boolean;
}

const MUST_STAPLE = '1.3.6.1.5.5.7.1.24';

/** Source: RFC 8017 A.2.3 and A.2.4, RFC 5758 §3, RFC 8410 §3, RFC 3279 §2.2. */
const SIGNATURES: Readonly<Record<string, { name: string; weak?: 'MD5' | 'SHA-1' }>> = {
  '1.2.840.113549.1.1.4': { name: 'md5WithRSA', weak: 'MD5' },
  '1.2.840.113549.1.1.5': { name: 'sha1WithRSA', weak: 'SHA-1' },
  '1.2.840.113549.1.1.10': { name: 'rsassaPss' },
  '1.2.840.113549.1.1.11': { name: 'sha256WithRSA' },
  '1.2.840.113549.1.1.12': { name: 'sha384WithRSA' },
  '1.2.840.113549.1.1.13': { name: 'sha512WithRSA' },
  '1.2.840.10040.4.3': { name: 'sha1WithDSA', weak: 'SHA-1' },
  '1.2.840.10045.4.1': { name: 'sha1WithECDSA', weak: 'SHA-1' },
  '1.2.840.10045.4.3.2': { name: 'sha256WithECDSA' },
  '1.2.840.10045.4.3.3': { name: 'sha384WithECDSA' },
  '1.2.840.10045.4.3.4': { name: 'sha512WithECDSA' },
  '1.3.101.112': { name: 'ed25519' },
  '1.3.101.113': { name: 'ed448' },
};

/** Decodes a certificate; undefined where it is none that the library can read. */
export async function decode(der: ByteString): Promise<Decoded | undefined> {
  const bytes = toBytes(der);
  const spki = spkiOf(der);
  if (spki === undefined) return undefined;
  let x509: X509Certificate;
  try {
    x509 = new X509Certificate(bytes);
    return await facts(x509, der, spki);
  } catch (error) {
    // The library throws errors of many classes, all of which say that the text is no certificate.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

async function facts(x509: X509Certificate, der: ByteString, spki: ByteString): Promise<Decoded> {
  const alternative = x509.getExtension(SubjectAlternativeNameExtension);
  const usages = x509.getExtension(ExtendedKeyUsageExtension)?.usages;
  const keyUsages = x509.getExtension(KeyUsagesExtension)?.usages;
  const signature = signatureOf(der);
  const commonName = x509.subjectName.getField('CN').at(-1);
  const names = alternative?.names.items ?? [];
  const valuesOf = (type: string): string[] =>
    names.flatMap((name) => (name.type === type ? [name.value] : []));
  const issuers = x509.getExtension(AuthorityInfoAccessExtension)?.caIssuers ?? [];
  return {
    x509,
    keyIdentifier: x509.getExtension(SubjectKeyIdentifierExtension)?.keyId,
    authorityKeyIdentifier: x509.getExtension(AuthorityKeyIdentifierExtension)?.keyId,
    maySign: keyUsages === undefined || (keyUsages & KeyUsageFlags.keyCertSign) !== 0,
    certificate: {
      der,
      subject: x509.subject,
      issuer: x509.issuer,
      ...(commonName === undefined ? {} : { commonName }),
      dnsNames: valuesOf('dns'),
      ipAddresses: valuesOf('ip'),
      hasAlternativeName: alternative !== null,
      notBefore: x509.notBefore,
      notAfter: x509.notAfter,
      serial: x509.serialNumber.toLowerCase(),
      signatureAlgorithm: signature.name,
      ...(signature.weak ? { weakHash: signature.weak } : {}),
      isCa: x509.getExtension(BasicConstraintsExtension)?.ca === true,
      ...(usages ? { extendedKeyUsages: usages.map(String) } : {}),
      hasMustStaple: x509.extensions.some(({ type }) => type === MUST_STAPLE),
      aiaIssuers: issuers.flatMap(({ type, value }) => (type === 'url' ? [value] : [])),
      ...publicKeyFacts(spki),
      spki,
      sha256: await digest('SHA-256', der),
      sha512: await digest('SHA-512', der),
      spkiSha256: await digest('SHA-256', spki),
      spkiSha512: await digest('SHA-512', spki),
    },
  };
}

function signatureOf(der: ByteString): { name: string; weak?: 'MD5' | 'SHA-1' } {
  const whole = derAt(der, 0);
  const algorithm = whole && derChildren(der, whole)[1];
  const oid = (algorithm && derOid(der, derChildren(der, algorithm)[0])) ?? '';
  return SIGNATURES[oid] ?? { name: oid };
}

async function digest(algorithm: 'SHA-256' | 'SHA-512', text: ByteString): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest(algorithm, toBytes(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
