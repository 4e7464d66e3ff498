import type { Certificate } from '../../tls/x509/certificate.ts';
import { associationData, faultOf, standsFor, type Tlsa } from './tlsa.ts';

/**
 * What a client makes of one record and a chain. `unusable`: the record is as if it were not there.
 * `no-match`: no certificate at the place that the usage names is the one. `wrong-name`, `expired`:
 * one is, but what else the usage asks for is missing. `not-trusted`: the usage asks for a chain up
 * to an authority that the client trusts, too. `unknown`: the issuer that the record names by its
 * key alone is not at hand.
 */
export type TlsaVerdict =
  | 'matches'
  | 'unusable'
  | 'no-match'
  | 'wrong-name'
  | 'expired'
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
  const path = pathFrom(leaf, whole ? [...chain, whole] : chain, context);
  const anchor = path.findIndex((certificate, at) => at > 0 && standsFor(record, certificate));
  // What a record holds whole, and we cannot read, may be the issuer.
  if (anchor === -1 && !whole && isWhole(record)) return 'unknown';
  if (anchor === -1) return bareKey(record, path, leaf, context);
  return judgeBelow(path.slice(0, anchor + 1), leaf, context);
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
  return at === -1 ? 'no-match' : judgeBelow(path.slice(0, at + 1), leaf, context);
}

function judgePkix(
  record: Tlsa,
  leaf: Certificate,
  chain: readonly Certificate[],
  context: TlsaContext,
): TlsaVerdict {
  const trusted = context.trusted ?? [];
  const whole = record.usage === 0 ? wholeCertificate(record, context) : undefined;
  const path = pathFrom(leaf, [...chain, ...(whole ? [whole] : []), ...trusted], context);
  const end = path.findIndex((certificate) => trusted.some(({ der }) => der === certificate.der));
  const above = end === -1 ? path : path.slice(0, end + 1);
  const candidates = record.usage === 1 ? above.slice(0, 1) : above.slice(1);
  if (!candidates.some((certificate) => standsFor(record, certificate))) return 'no-match';
  return end === -1 ? 'not-trusted' : judgeBelow(above, leaf, context);
}

function judgeBelow(
  path: readonly Certificate[],
  leaf: Certificate,
  { now, covers }: TlsaContext,
): TlsaVerdict {
  if (now && path.some(({ notBefore, notAfter }) => now < notBefore || now > notAfter)) {
    return 'expired';
  }
  return covers(leaf) ? 'matches' : 'wrong-name';
}

/** From the leaf to the last issuer that is among the candidates, each once. */
function pathFrom(
  leaf: Certificate,
  candidates: readonly Certificate[],
  { issued }: TlsaContext,
): Certificate[] {
  const path = [leaf];
  for (let last: Certificate | undefined = leaf; last && !last.isSelfSigned; ) {
    const subject: Certificate = last;
    last = candidates.find(
      (issuer) => !path.some(({ der }) => der === issuer.der) && issued(issuer, subject),
    );
    if (last) path.push(last);
  }
  return path;
}

function wholeCertificate(record: Tlsa, { certificateOf }: TlsaContext): Certificate | undefined {
  if (!isWhole(record)) return undefined;
  const bytes = record.data.match(/../g)?.map((digits) => Number.parseInt(digits, 16)) ?? [];
  return certificateOf?.(bytes.map((byte) => String.fromCharCode(byte)).join(''));
}

function isWhole({ selector, matchingType }: Tlsa): boolean {
  return selector === 0 && matchingType === 0;
}
