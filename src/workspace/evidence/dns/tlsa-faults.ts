import { removeRecord, replaceField } from '../../../dns/edit/zone-edits.ts';
import { digitsOf, faultOf, isUsableForSmtp } from '../../../dns/model/tlsa.ts';
import type { ZoneRecord } from '../../../dns/model/zone.ts';
import { showName } from '../../../dns/syntax/domain-name.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import type { DnsFactData } from './facts.ts';
import { recordFact, recordNote, showNames } from './make-fact.ts';
import { publishedRecords } from './published-records.ts';
import { DnsReader } from './reader.ts';
import { isWritable, numbersOf, type SetRecord, type TlsaSet, tlsaSets } from './tlsa-sets.ts';

type Problem = DnsFactData['tlsa-fault']['problem'];

const USAGES = ['PKIX-TA', 'PKIX-EE', 'DANE-TA', 'DANE-EE'];

/** Finds TLSA records that mail servers cannot use, or that are trouble in the long run. */
export function* tlsaFaults(site: Site): Iterable<EvidenceFact<'tlsa-fault'>> {
  const reader = DnsReader.of(site);
  const byRecord = new Map<ZoneRecord, { own: SetRecord; sets: TlsaSet[] }>();
  for (const set of tlsaSets(reader)) {
    for (const own of set.records) {
      const known = byRecord.get(own.record);
      if (known) known.sets.push(set);
      else byRecord.set(own.record, { own, sets: [set] });
    }
  }
  for (const { own, sets } of byRecord.values()) {
    for (const problem of problemsOf(own)) yield faultFact(reader, own, sets, problem);
  }
}

function problemsOf({ tlsa }: SetRecord): Problem[] {
  const fault = faultOf(tlsa);
  if (fault) return [fault];
  if (tlsa.usage < 2) return ['pkix-usage'];
  const problems: Problem[] = [];
  if (tlsa.matchingType === 0) problems.push('full-data');
  if (tlsa.matchingType === 2) problems.push('sha512');
  if (tlsa.usage === 3 && tlsa.selector === 0) problems.push('whole-leaf');
  return problems;
}

function faultFact(
  reader: DnsReader,
  own: SetRecord,
  sets: readonly TlsaSet[],
  problem: Problem,
): EvidenceFact<'tlsa-fault'> {
  const { record, tlsa } = own;
  const others = sets.flatMap(({ records }) => records).filter((each) => each.record !== record);
  const aliases = [...new Set(sets.flatMap((set) => set.aliases))];
  const data = {
    problem,
    owner: showName(record.owner),
    host: showNames(sets.map(({ host }) => host)),
    numbers: numbersOf(tlsa),
    usage: USAGES[tlsa.usage] ?? String(tlsa.usage),
    alone: !others.some((other) => isUsableForSmtp(other.tlsa)),
    digits: String(tlsa.data.length),
    wanted: String(digitsOf(tlsa.matchingType) ?? ''),
  };
  return recordFact('tlsa-fault', record, data, {
    notes: aliases.map((alias) => recordNote(alias, 'found through this alias')),
    repairs: problem === 'pkix-usage' ? pkixRepairs(reader, own, sets, data.alone) : {},
  });
}

/**
 * `publish`: the records of the chains at hand in its place. `convert`: the same data without the
 * demand for a trusted authority. `remove`: other records are enough.
 */
function pkixRepairs(
  reader: DnsReader,
  { record, tlsa }: SetRecord,
  sets: readonly TlsaSet[],
  alone: boolean,
) {
  const { zone } = record;
  if (!alone) return { remove: reader.change(zone, [removeRecord(record)]) };
  const publish = isWritable(record) ? publishedRecords(reader, record, sets) : undefined;
  const convert =
    tlsa.usage === 1 && isWritable(record)
      ? reader.change(zone, [replaceField(record, 'usage', '3')])
      : undefined;
  return { publish: publish && reader.change(zone, publish), convert };
}
