import type { Certificate } from '../../tls/x509/certificate.ts';
import type { Field } from '../syntax/field.ts';

/** What a TLSA record says. */
export interface Tlsa {
  /** 0 PKIX-TA, 1 PKIX-EE, 2 DANE-TA, 3 DANE-EE. */
  readonly usage: number;
  /** 0 the whole certificate, 1 its public key. */
  readonly selector: number;
  /** 0 the bytes themselves, 1 SHA-256, 2 SHA-512. */
  readonly matchingType: number;
  /** Hexadecimal, upper case. */
  readonly data: string;
}

/** Reads the fields of a TLSA record. */
export function readTlsa(fields: readonly Field[]): Tlsa {
  const text = (name: string): string => fields.find((field) => field.name === name)?.value ?? '';
  return {
    usage: Number(text('usage')),
    selector: Number(text('selector')),
    matchingType: Number(text('matchingType')),
    data: text('data'),
  };
}

/** Why no client can use a record. Source: RFC 6698 sections 2.1 and 4.1. */
export type TlsaFault = 'usage' | 'selector' | 'matching-type' | 'length';

/** The first thing that is wrong with a record by itself; undefined if nothing is. */
export function faultOf({ usage, selector, matchingType, data }: Tlsa): TlsaFault | undefined {
  if (usage > 3) return 'usage';
  if (selector > 1) return 'selector';
  if (matchingType > 2) return 'matching-type';
  const digits = digitsOf(matchingType);
  return digits !== undefined && data.length !== digits ? 'length' : undefined;
}

/** Hexadecimal digits of a digest; undefined for the matching type that has none. */
export function digitsOf(matchingType: number): number | undefined {
  return { 1: 64, 2: 128 }[matchingType];
}

/** What a record must hold to stand for a certificate; undefined for parameters that mean nothing. */
export function associationData(
  certificate: Certificate,
  selector: number,
  matchingType: number,
): string | undefined {
  if (selector !== 0 && selector !== 1) return undefined;
  const isKey = selector === 1;
  switch (matchingType) {
    case 0:
      return hexOf(isKey ? certificate.spki : certificate.der);
    case 1:
      return (isKey ? certificate.spkiSha256 : certificate.sha256).toUpperCase();
    case 2:
      return (isKey ? certificate.spkiSha512 : certificate.sha512).toUpperCase();
    default:
      return undefined;
  }
}

/** Whether a record stands for a certificate, whatever its usage. */
export function standsFor(
  { selector, matchingType, data }: Tlsa,
  certificate: Certificate,
): boolean {
  return associationData(certificate, selector, matchingType) === data;
}

/** Whether mail servers use a record: RFC 7672 section 3.1.3 leaves out PKIX-TA and PKIX-EE. */
export function isUsableForSmtp(record: Tlsa): boolean {
  return faultOf(record) === undefined && (record.usage === 2 || record.usage === 3);
}

/** Whether clients with SHA-512 look at one record and pass over the other: RFC 7671 section 9. */
export function outranks(stronger: Tlsa, weaker: Tlsa): boolean {
  const isSamePlace = stronger.usage === weaker.usage && stronger.selector === weaker.selector;
  return isSamePlace && stronger.matchingType === 2 && weaker.matchingType === 1;
}

function hexOf(bytes: string): string {
  return [...bytes]
    .map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase())
    .join('');
}
