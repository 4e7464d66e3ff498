import type { Certificate } from '../x509/certificate.ts';
import type { CertificateStore } from '../x509/certificate-store.ts';
import type { CertificateItem } from './load.ts';

/** What a certificate is presented as. */
export type Purpose = 'server' | 'client';

/**
 * What is to be said of a chain as it is sent. `out-of-order`: an issuer stands before what it issued.
 * `unrelated`: no issuer on any path of the leaf. `duplicate`: sent twice. `root-included`: the
 * self-signed end of the chain. `missing-issuer`: nothing sent issued the leaf. `self-signed`: the
 * leaf vouches for itself. `issuer-expired`, `issuer-weak-key`: of a certificate above the leaf.
 */
export type ChainProblem =
  | 'out-of-order'
  | 'unrelated'
  | 'duplicate'
  | 'root-included'
  | 'missing-issuer'
  | 'self-signed'
  | 'snakeoil'
  | 'expired'
  | 'not-yet-valid'
  | 'expiring'
  | 'issuer-expired'
  | 'weak-key'
  | 'weak-signature'
  | 'wrong-purpose'
  | 'no-alternative-name'
  | 'must-staple';

export interface ChainFault {
  readonly problem: ChainProblem;
  /** The certificate at fault. */
  readonly item: CertificateItem;
}

/** What a chain is judged by. */
export interface ChainContext {
  readonly purpose: Purpose;
  /** Without it no date is judged. */
  readonly now: Date | undefined;
  /**
   * Certificates that the TLS library may add where nothing but the leaf is given, such as those of
   * smtpd_tls_CAfile; `unknown` where they are not in reach.
   */
  readonly completedFrom: readonly Certificate[] | 'unknown';
}

/** How far a clock may go wrong before a certificate counts as not yet valid, in milliseconds. */
const CLOCK_SKEW = 5 * 60 * 1000;

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

/** Finds what is to be said of a chain of which the first certificate is the leaf. */
export function judgeChain(
  chain: readonly CertificateItem[],
  store: CertificateStore,
  context: ChainContext,
): ChainFault[] {
  const [leaf, ...others] = chain;
  if (!leaf) return [];
  return [
    ...judgeLeaf(leaf, context),
    ...judgeOrder(leaf, others, store, context),
    ...judgeIssuers(leaf, others, store, context),
  ];
}

function* judgeLeaf(leaf: CertificateItem, context: ChainContext): Iterable<ChainFault> {
  const { certificate } = leaf;
  const { now, purpose } = context;
  const fault = (problem: ChainProblem): ChainFault => ({ problem, item: leaf });
  if (now) {
    if (certificate.notAfter < now) yield fault('expired');
    else if (certificate.notBefore.getTime() > now.getTime() + CLOCK_SKEW)
      yield fault('not-yet-valid');
    else yield fault('expiring');
  }
  if (isSnakeoil(leaf)) yield fault('snakeoil');
  else if (certificate.isSelfSigned) yield fault('self-signed');
  if (isWeakKey(certificate)) yield fault('weak-key');
  if (certificate.weakHash && !certificate.isSelfSigned) yield fault('weak-signature');
  if (!servesFor(certificate, purpose)) yield fault('wrong-purpose');
  if (purpose !== 'server') return;
  if (!certificate.hasAlternativeName) yield fault('no-alternative-name');
  if (certificate.hasMustStaple) yield fault('must-staple');
}

function* judgeOrder(
  leaf: CertificateItem,
  others: readonly CertificateItem[],
  store: CertificateStore,
  { completedFrom }: ChainContext,
): Iterable<ChainFault> {
  const used = usedAbove(leaf, others, store);
  const seen: CertificateItem[] = [leaf];
  for (const item of others) {
    const { certificate } = item;
    const isDuplicate = seen.some((earlier) => earlier.certificate.der === certificate.der);
    const problem = isDuplicate
      ? 'duplicate'
      : !used.has(certificate)
        ? 'unrelated'
        : issuedOne(certificate, seen, store)
          ? certificate.isSelfSigned && 'root-included'
          : 'out-of-order';
    seen.push(item);
    if (problem) yield { problem, item };
  }
  if (leaf.certificate.isSelfSigned || issuedBy(leaf, others, store)) return;
  // One more certificate in the file, and OpenSSL adds none: SSL_CTX_set_mode(3).
  if (others.length === 0) {
    if (completedFrom === 'unknown') return;
    if (completedFrom.some((issuer) => store.issued(issuer, leaf.certificate))) return;
  }
  yield { problem: 'missing-issuer', item: leaf };
}

function* judgeIssuers(
  leaf: CertificateItem,
  others: readonly CertificateItem[],
  store: CertificateStore,
  { now }: ChainContext,
): Iterable<ChainFault> {
  const used = usedAbove(leaf, others, store);
  const judged = new Set<Certificate>();
  for (const item of others) {
    const { certificate } = item;
    if (!used.has(certificate) || judged.has(certificate)) continue;
    judged.add(certificate);
    if (now && certificate.notAfter < now) yield { problem: 'issuer-expired', item };
    if (isWeakKey(certificate)) yield { problem: 'weak-key', item };
    if (certificate.weakHash && !certificate.isSelfSigned)
      yield { problem: 'weak-signature', item };
  }
}

/**
 * The certificates that lie on some path from the leaf upwards, and their twins: cross-signed
 * certificates of one authority, of which a peer takes the one whose root it knows.
 */
function usedAbove(
  leaf: CertificateItem,
  others: readonly CertificateItem[],
  store: CertificateStore,
): ReadonlySet<Certificate> {
  const used = new Set<Certificate>([leaf.certificate]);
  for (let before = 0; before < used.size; ) {
    before = used.size;
    for (const { certificate } of others) {
      const below = [...used];
      if (below.some((each) => store.issued(certificate, each) || isTwin(certificate, each))) {
        used.add(certificate);
      }
    }
  }
  return used;
}

function isTwin(a: Certificate, b: Certificate): boolean {
  return a.isCa && a.subject === b.subject && a.spki === b.spki;
}

function issuedOne(
  issuer: Certificate,
  seen: readonly CertificateItem[],
  store: CertificateStore,
): boolean {
  return seen.some(({ certificate }) => store.issued(issuer, certificate));
}

function issuedBy(
  leaf: CertificateItem,
  others: readonly CertificateItem[],
  store: CertificateStore,
): boolean {
  return others.some(({ certificate }) => store.issued(certificate, leaf.certificate));
}

/** RSA and DSA below 2048 bits, curves below 224. Source: RFC 9325 §4.5, NIST SP 800-57. */
export function isWeakKey({ keyType, keyBits, curve }: Certificate): boolean {
  if (keyType === 'dsa') return true;
  return (keyBits !== undefined && keyBits < 2048) || curve === 'prime192v1';
}

/**
 * Without the extension a certificate is good for every use: RFC 5280 §4.2.1.12. OpenSSL takes no
 * anyExtendedKeyUsage for it; seen with s_client 3.0, verify error 26.
 */
function servesFor({ extendedKeyUsages }: Certificate, purpose: Purpose): boolean {
  const wanted = purpose === 'server' ? SERVER_AUTH : CLIENT_AUTH;
  return !extendedKeyUsages || extendedKeyUsages.includes(wanted);
}

/** Made by Debian's ssl-cert, or for a name that is nobody's. */
function isSnakeoil({ certificate, source }: CertificateItem): boolean {
  if (!certificate.isSelfSigned) return false;
  if (source.path.includes('snakeoil')) return true;
  const names = [certificate.commonName ?? '', ...certificate.dnsNames];
  return names.some((name) => /^localhost(?:\.localdomain)?$|(?:^|\.)example\.com$/i.test(name));
}

/**
 * A chain in the order in which it is to be sent: the leaf, then its issuers bottom-up, without what
 * does not belong; the self-signed root only where it was there.
 */
export function inOrder(
  leaf: CertificateItem,
  others: readonly CertificateItem[],
  store: CertificateStore,
): CertificateItem[] {
  const used = usedAbove(leaf, others, store);
  const left = others.filter(
    ({ certificate }, at) =>
      used.has(certificate) &&
      certificate.der !== leaf.certificate.der &&
      others.findIndex((other) => other.certificate.der === certificate.der) === at,
  );
  const ordered = [leaf];
  while (left.length > 0) {
    const next = left.findIndex(({ certificate }) => issuedOne(certificate, ordered, store));
    ordered.push(...left.splice(Math.max(next, 0), 1));
  }
  return ordered;
}
