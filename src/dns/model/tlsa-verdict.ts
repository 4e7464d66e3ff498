import type { Certificate } from '../../tls/x509/certificate.ts';
import { associationData, faultOf, standsFor, type Tlsa } from './tlsa.ts';

/**
 * What a client makes of one record and a chain. `unusable`: the record is as if it were not there.
 * `no-match`: no certificate at the place that the usage names is the one. `wrong-name`, `expired`,
 * `wrong-purpose`: one is, but what else the usage asks for is missing. `not-trusted`: the usage asks for a chain up
 * to an authority that the client trusts, too. `unknown`: the issuer that the record names by its
 * key alone is not at hand.
 */
export type TlsaVerdict =
  | 'matches'
  | 'unusable'
  | 'no-match'
  | 'wrong-name'
  | 'expired'
  | 'wrong-purpose'
  | 'not-trusted'
  | 'unknown';

/** What a verdict rests on beside the record and the chain. */
export interface TlsaContext {
  /** Whether a certificate is good for the name of the server. */
  covers(leaf: Certificate): boolean;
  issued(issuer: Certificate, subject: Certificate): boolean;
  /** A certificate that a record holds whole; undefined where it is none that we can read. */
  readonly certificateOf?: (der: string) => Certificate | undefined;
  /** Certificates that are not sent; a record may hold nothing but the key of one. */
  readonly known?: readonly Certificate[];
  /** Without it no date is judged. */
  readonly now?: Date;
  /** The certificates of authorities that the client trusts, for usages 0 and 1. */
  readonly trusted?: readonly Certificate[];
}

/**
 * Judges a record as OpenSSL does, by RFC 7671 section 5. Usages 0 and 1 are judged as other
 * protocols have them; mail servers do not use them at all (`isUsableForSmtp`).
 * @param chain as it is sent, the leaf first.
 */
export function judgeTlsa(
  record: Tlsa,
  chain: readonly Certificate[],
  context: TlsaContext,
): TlsaVerdict {
  const [leaf] = chain;
  if (faultOf(record) !== undefined) return 'unusable';
  if (!leaf) return 'no-match';
  // DANE-EE binds the key to the name by itself; neither names nor dates count.
  if (record.usage === 3) return standsFor(record, leaf) ? 'matches' : 'no-match';
  if (record.usage === 2) return judgeAnchor(record, leaf, chain, context);
  return judgePkix(record, leaf, chain, context);
}

function judgeAnchor(
  record: Tlsa,
  leaf: Certificate,
  chain: readonly Certificate[],
  context: TlsaContext,
): TlsaVerdict {
  const whole = wholeCertificate(record, context);
  const path = pathFrom(leaf, whole ? [whole, ...chain] : chain, context);
  const anchor = path.findIndex((certificate, at) => at > 0 && standsFor(record, certificate));
  // What a record holds whole, and we cannot read, may be the issuer.
  if (anchor === -1 && !whole && isWhole(record)) return 'unknown';
  if (anchor === -1) return bareKey(record, path, leaf, context);
  const upToAnchor = path.slice(0, anchor + 1);
  // OpenSSL does not ask for the dates of an anchor that is not self-signed.
  const isDated = path[anchor]?.isSelfSigned === true;
  return judgeBelow(upToAnchor, isDated ? upToAnchor : path.slice(0, anchor), leaf, context);
}

/** A record `2 1 0` holds the key itself, so that its certificate need not be sent. */
function bareKey(
  record: Tlsa,
  path: readonly Certificate[],
  leaf: Certificate,
  context: TlsaContext,
): TlsaVerdict {
  if (record.selector !== 1 || record.matchingType !== 0) return 'no-match';
  const holders = (context.known ?? []).filter(
    (certificate) => associationData(certificate, 1, 0) === record.data,
  );
  if (holders.length === 0) return 'unknown';
  const at = path.findIndex((certificate) =>
    holders.some((holder) => context.issued(holder, certificate)),
  );
  const below = path.slice(0, at + 1);
  return at === -1 ? 'no-match' : judgeBelow(below, below, leaf, context);
}

function judgePkix(
  record: Tlsa,
  leaf: Certificate,
  chain: readonly Certificate[],
  context: TlsaContext,
): TlsaVerdict {
  const trusted = context.trusted ?? [];
  const whole = record.usage === 0 ? wholeCertificate(record, context) : undefined;
  const path = pathFrom(leaf, whole ? [whole, ...chain] : chain, context, trusted);
  const end = path.findIndex((certificate) => trusted.some(({ der }) => der === certificate.der));
  const above = end === -1 ? path : path.slice(0, end + 1);
  const candidates = record.usage === 1 ? above.slice(0, 1) : above.slice(1);
  if (!candidates.some((certificate) => standsFor(record, certificate))) return 'no-match';
  return end === -1 ? 'not-trusted' : judgeBelow(above, above, leaf, context);
}

/** What is asked of a chain up to where trust begins, beside that it leads there. */
function judgeBelow(
  path: readonly Certificate[],
  dated: readonly Certificate[],
  leaf: Certificate,
  { now, covers }: TlsaContext,
): TlsaVerdict {
  if (!path.every(servesForServers)) return 'wrong-purpose';
  if (now && !dated.every((certificate) => isValidAt(certificate, now))) return 'expired';
  return covers(leaf) ? 'matches' : 'wrong-name';
}

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';

/** OpenSSL asks it of issuers too, and takes anyExtendedKeyUsage for nothing. */
function servesForServers({ extendedKeyUsages }: Certificate): boolean {
  return !extendedKeyUsages || extendedKeyUsages.includes(SERVER_AUTH);
}

function isValidAt({ notBefore, notAfter }: Certificate, now: Date): boolean {
  return now >= notBefore && now <= notAfter;
}

/**
 * From the leaf to the last issuer that is at hand, each once. OpenSSL looks for an issuer among the
 * authorities that it trusts first, then at the certificate that a record holds whole, then among
 * what was sent.
 */
function pathFrom(
  leaf: Certificate,
  others: readonly Certificate[],
  context: TlsaContext,
  trusted: readonly Certificate[] = [],
): Certificate[] {
  const path = [leaf];
  for (let last: Certificate | undefined = leaf; last && !last.isSelfSigned; ) {
    const subject: Certificate = last;
    const isNext = (issuer: Certificate): boolean =>
      !path.some(({ der }) => der === issuer.der) && context.issued(issuer, subject);
    last = best(trusted.filter(isNext), context) ?? best(others.filter(isNext), context);
    if (last) path.push(last);
  }
  return path;
}

/** Of several issuers OpenSSL takes the first that is valid, or else the one that was so last. */
function best(issuers: readonly Certificate[], { now }: TlsaContext): Certificate | undefined {
  const valid = issuers.find((issuer) => !now || isValidAt(issuer, now));
  return valid ?? [...issuers].sort((a, b) => b.notAfter.getTime() - a.notAfter.getTime())[0];
}

function wholeCertificate(record: Tlsa, { certificateOf }: TlsaContext): Certificate | undefined {
  if (!isWhole(record)) return undefined;
  const bytes = record.data.match(/../g)?.map((digits) => Number.parseInt(digits, 16)) ?? [];
  return certificateOf?.(bytes.map((byte) => String.fromCharCode(byte)).join(''));
}

function isWhole({ selector, matchingType }: Tlsa): boolean {
  return selector === 0 && matchingType === 0;
}
