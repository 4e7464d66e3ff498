import { addBelow, replaceField } from '../../../dns/edit/zone-edits.ts';
import { associationData } from '../../../dns/model/tlsa.ts';
import type { ZoneRecord } from '../../../dns/model/zone.ts';
import type { Edit } from '../../../text/edit.ts';
import type { DnsReader } from './reader.ts';
import { servedChains } from './served-chains.ts';
import type { TlsaSet } from './tlsa-sets.ts';

/**
 * Puts `3 1 1` records of all keys that the server presents in the place of a record; undefined where
 * no chain is at hand.
 */
export function publishedRecords(
  reader: DnsReader,
  record: ZoneRecord,
  sets: readonly TlsaSet[],
): (Edit | undefined)[] | undefined {
  const digests = sets
    .flatMap(({ host }) => servedChains(reader, host))
    .flatMap(({ leaf }) => associationData(leaf, 1, 1) ?? []);
  const [first, ...others] = new Set(digests);
  if (first === undefined) return undefined;
  const changed: (Edit | undefined)[] = [];
  const values = { usage: '3', selector: '1', matchingType: '1', data: first };
  for (const [name, value] of Object.entries(values)) {
    if (record.fields.find((field) => field.name === name)?.value !== value) {
      changed.push(replaceField(record, name, value));
    }
  }
  return [...changed, ...others.map((data) => addBelow(record, `3 1 1 ${data}`))];
}
