import { addBelow, replaceField } from '../../../dns/edit/zone-edits.ts';
import { associationData, outranks } from '../../../dns/model/tlsa.ts';
import { judgeTlsa, type TlsaVerdict } from '../../../dns/model/tlsa-verdict.ts';
import { showName } from '../../../dns/syntax/domain-name.ts';
import type { CertificateStore } from '../../../tls/x509/certificate-store.ts';
import { coversHost } from '../../../tls/x509/host-name.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import type { DnsFactData } from './facts.ts';
import { recordFact, recordNote } from './make-fact.ts';
import { DnsReader } from './reader.ts';
import { type ServedChain, servedChains } from './served-chains.ts';
import {
  isWritable,
  numbersOf,
  type SetRecord,
  type TlsaSet,
  tlsaSets,
  usableRecords,
} from './tlsa-sets.ts';

/** Finds chains that no usable TLSA record of their host fits. */
export function* tlsaMismatches(site: Site): Iterable<EvidenceFact<'tlsa-mismatch'>> {
  const reader = DnsReader.of(site);
  const store = site.facts.certificates;
  if (!store) return;
  for (const set of tlsaSets(reader)) {
    const usable = usableRecords(set);
    const [first] = usable;
    if (!first) continue;
    const chains = servedChains(reader, set.host);
    const judged = chains.map((chain) => ({
      chain,
      verdicts: usable.map((each) => judge(reader, store, set, each, chain)),
    }));
    const bare = judged.filter(({ verdicts }) => !verdicts.some(isSpared));
    const [worst] = bare;
    if (!worst) {
      yield* outranked(reader, set, usable, judged);
      continue;
    }
    const isPartial = bare.length < judged.length;
    const problem = isPartial ? 'partial' : problemOf(usable, worst.verdicts);
    const missing = bare.map(({ chain }) => chain);
    yield fact(reader, set, first, problem, missing, worst.chain, usable);
  }
}

/**
 * A chain that only records fit which OpenSSL passes over: of the digests of one usage and selector it
 * looks at those of the strongest kind alone. Source: RFC 7671 section 9; seen with s_client 3.0.
 */
function* outranked(
  reader: DnsReader,
  set: TlsaSet,
  usable: readonly SetRecord[],
  judged: readonly { readonly chain: ServedChain; readonly verdicts: readonly TlsaVerdict[] }[],
): Iterable<EvidenceFact<'tlsa-mismatch'>> {
  const isSeen = ({ tlsa }: SetRecord): boolean =>
    !usable.some((each) => outranks(each.tlsa, tlsa));
  const [first] = usable.filter((each) => usable.some(({ tlsa }) => outranks(each.tlsa, tlsa)));
  const missing = judged
    .filter(({ verdicts }) => !verdicts.some((verdict, at) => isSpared(verdict) && isSeenAt(at)))
    .map(({ chain }) => chain);
  const [worst] = missing;
  if (!first || !worst) return;
  yield fact(reader, set, first, 'outranked', missing, worst, usable.filter(isSeen));

  function isSeenAt(at: number): boolean {
    const record = usable[at];
    return record !== undefined && isSeen(record);
  }
}

/**
 * A record that we cannot judge may be the one that fits. Where the certificate is good for no server
 * the record is not at fault; another rule says it of the certificate.
 */
function isSpared(verdict: TlsaVerdict): boolean {
  return verdict === 'matches' || verdict === 'unknown' || verdict === 'wrong-purpose';
}

function judge(
  reader: DnsReader,
  store: CertificateStore,
  { host }: TlsaSet,
  { tlsa }: SetRecord,
  { certificates }: ServedChain,
): TlsaVerdict {
  // RFC 7672 section 3.2.2: the name of the host, or of the domain whose mail it takes.
  const names = [
    host,
    ...reader.exchanges.filter((each) => each.host === host).map((each) => each.domain),
  ];
  return judgeTlsa(tlsa, certificates, {
    covers: (leaf) => names.some((name) => coversHost(leaf, showName(name))),
    issued: (issuer, subject) => store.issued(issuer, subject),
    certificateOf: (der) => store.of(der),
  });
}

function problemOf(
  usable: readonly SetRecord[],
  verdicts: readonly TlsaVerdict[],
): DnsFactData['tlsa-mismatch']['problem'] {
  if (verdicts.includes('wrong-name')) return 'anchor-wrong-name';
  return usable.every(({ tlsa }) => tlsa.usage === 2) ? 'anchor-not-sent' : 'stale';
}

function fact(
  reader: DnsReader,
  set: TlsaSet,
  at: SetRecord,
  problem: DnsFactData['tlsa-mismatch']['problem'],
  missing: readonly ServedChain[],
  worst: ServedChain,
  usable: readonly SetRecord[],
): EvidenceFact<'tlsa-mismatch'> {
  const { record } = at;
  const computed = `3 1 1 ${associationData(worst.leaf, 1, 1) ?? ''}`;
  const data = {
    problem,
    owner: showName(record.owner),
    host: showName(set.host),
    records: usable.map(({ tlsa }) => numbersOf(tlsa)).join(', '),
    chain: worst.label,
    computed,
  };
  const notes = [
    ...set.aliases.map((alias) => recordNote(alias, 'found through this alias')),
    ...(worst.note ? [worst.note] : []),
  ];
  return recordFact('tlsa-mismatch', record, data, {
    notes,
    repairs: {
      replace: problem === 'stale' ? replaced(reader, usable, missing) : undefined,
      add: reader.change(record.zone, added(lastOf(usable), missing)),
    },
  });
}

/** New data for the only record; records for further keys below it. */
function replaced(
  reader: DnsReader,
  usable: readonly SetRecord[],
  [first, ...others]: readonly ServedChain[],
) {
  const [only] = usable;
  if (!only || !first || usable.length > 1 || !isWritable(only.record)) return undefined;
  const { record, tlsa } = only;
  const { selector, matchingType } = tlsa;
  const data = associationData(first.leaf, selector, matchingType);
  if (data === undefined || tlsa.usage !== 3) return undefined;
  const edits = [replaceField(record, 'data', data), ...added(record, others)];
  return reader.change(record.zone, edits);
}

function added(below: SetRecord['record'], chains: readonly ServedChain[]) {
  const digests = new Set(chains.flatMap(({ leaf }) => associationData(leaf, 1, 1) ?? []));
  return [...digests].map((data) => addBelow(below, `3 1 1 ${data}`));
}

function lastOf(usable: readonly SetRecord[]): SetRecord['record'] {
  const last = usable.at(-1);
  if (!last) throw new Error('a set without records was judged');
  return last.record;
}
