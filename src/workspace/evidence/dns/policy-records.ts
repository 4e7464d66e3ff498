import {
  isStsRecord,
  looksLikeStsRecord,
  readStsRecord,
} from '../../../dns/model/mta-sts-record.ts';
import { isTlsrptRecord, readTlsrpt } from '../../../dns/model/tlsrpt.ts';
import { fieldOf, type ZoneRecord } from '../../../dns/model/zone.ts';
import { type DomainName, parentOf, showName } from '../../../dns/syntax/domain-name.ts';
import { decodeUtf8 } from '../../../text/bytes.ts';
import type { Edit } from '../../../text/edit.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import { recordFact, recordNote } from './make-fact.ts';
import { announcements } from './policies.ts';
import { DnsReader } from './reader.ts';
import { tlsaSet, usableRecords } from './tlsa-sets.ts';

/** Finds records at `_mta-sts` for which senders see no policy. */
export function* stsRecordFaults(site: Site): Iterable<EvidenceFact<'sts-record-fault'>> {
  const reader = DnsReader.of(site);
  for (const [owner, records] of textsAt(reader, '_mta-sts.')) {
    const domain = showName(parentOf(owner));
    const counted = records.filter((record) => isStsRecord(textOf(record)));
    const [first, second] = counted;
    if (first && second) {
      const notes = [recordNote(first, 'the other record')];
      const data = { problem: 'several', domain, written: textOf(second) } as const;
      yield recordFact('sts-record-fault', second, data, { notes });
      continue;
    }
    const meant = first ?? records.find((record) => looksLikeStsRecord(textOf(record)));
    if (!meant) continue;
    const read = readStsRecord(textOf(meant));
    if ('fault' in read) {
      const data = { problem: read.fault, domain, written: decodeUtf8(read.written) };
      const edit = read.fault === 'bad-id' ? cleanId(meant, read.written) : undefined;
      yield recordFact('sts-record-fault', meant, data, {
        repairs: { correct: edit && reader.change(meant.zone, [edit]) },
      });
    } else if (isWithoutHost(reader, parentOf(owner))) {
      const data = { problem: 'no-host', domain, written: textOf(meant) } as const;
      yield recordFact('sts-record-fault', meant, data);
    }
  }
}

/** Finds records at `_smtp._tls` for which senders send no reports. */
export function* tlsrptFaults(site: Site): Iterable<EvidenceFact<'tlsrpt-fault'>> {
  const reader = DnsReader.of(site);
  for (const [owner, records] of textsAt(reader, '_smtp._tls.')) {
    const domain = showName(parentOf(parentOf(owner)));
    const counted = records.filter((record) => isTlsrptRecord(textOf(record)));
    const [first, second] = counted;
    if (first && second) {
      const notes = [recordNote(first, 'the other record')];
      const data = { problem: 'several', domain, written: textOf(second) } as const;
      yield recordFact('tlsrpt-fault', second, data, { notes });
      continue;
    }
    const meant = first ?? records.find((record) => /^\s*v\s*=\s*TLS/i.test(textOf(record)));
    const read = meant && readTlsrpt(textOf(meant));
    if (!meant || !read || !('fault' in read)) continue;
    const data = { problem: read.fault, domain, written: decodeUtf8(read.written) };
    const edit = correctedReport(meant);
    yield recordFact('tlsrpt-fault', meant, data, {
      repairs: { correct: edit && reader.change(meant.zone, [edit]) },
    });
  }
}

/** Finds domains that promise TLS and surely ask for no reports. */
export function* missingReports(site: Site): Iterable<EvidenceFact<'tlsrpt-missing'>> {
  const reader = DnsReader.of(site);
  const promised = new Map<DomainName, { record: ZoneRecord; promise: string }>();
  for (const record of announcements(reader)) {
    promised.set(parentOf(record.owner), { record, promise: 'an MTA-STS policy' });
  }
  for (const { domain, host } of reader.exchanges) {
    const set = host === '.' ? 'unknown' : tlsaSet(reader, host);
    const [usable] = set === 'unknown' ? [] : usableRecords(set);
    if (usable && !promised.has(domain)) {
      promised.set(domain, { record: usable.record, promise: 'TLSA records' });
    }
  }
  for (const [domain, { record, promise }] of promised) {
    const { answer } = reader.view.resolve(`_smtp._tls.${domain}`, 'TXT');
    if (answer === 'unknown' || answer.length > 0) continue;
    yield recordFact('tlsrpt-missing', record, { domain: showName(domain), promise });
  }
}

/** The TXT records whose owner begins so, by owner. */
function textsAt({ view }: DnsReader, prefix: string): Map<DomainName, ZoneRecord[]> {
  const found = new Map<DomainName, ZoneRecord[]>();
  for (const record of view.records) {
    if (record.type !== 'TXT' || !record.owner.startsWith(prefix)) continue;
    found.set(record.owner, [...(found.get(record.owner) ?? []), record]);
  }
  return found;
}

function textOf(record: ZoneRecord): string {
  return fieldOf(record, 'strings');
}

/** Whether the host that is to serve the policy surely does not exist. */
function isWithoutHost({ view }: DnsReader, domain: DomainName): boolean {
  const { answer, aliases } = view.addresses(`mta-sts.${domain}`);
  return answer !== 'unknown' && answer.length === 0 && aliases.length === 0;
}

/** Leaves out of an id what it must not hold. */
function cleanId(record: ZoneRecord, id: string): Edit | undefined {
  const cleaned = id.replace(/[^A-Za-z0-9]/g, '').slice(0, 32);
  return cleaned === '' ? undefined : replaceInText(record, `id=${id}`, `id=${cleaned}`);
}

/** Mends the spellings that are often seen: another version, an address without `mailto:`. */
function correctedReport(record: ZoneRecord): Edit | undefined {
  const text = textOf(record);
  const corrected = text
    .replace(/^\s*v\s*=\s*TLS-?RPT(?:v?1)?\s*(?=;)/i, 'v=TLSRPTv1')
    .replace(/\brua=([^\s;,:"]+@[^\s;,:"]+)(?=;|$)/, 'rua=mailto:$1');
  return 'destinations' in readTlsrpt(corrected)
    ? replaceInText(record, text, corrected)
    : undefined;
}

/** Changes the text of a record where it stands in one piece and without escapes. */
function replaceInText(record: ZoneRecord, from: string, to: string): Edit | undefined {
  const field = record.fields.find(({ name }) => name === 'strings');
  if (!field) return undefined;
  const written = record.zone.source.slice(field.span);
  const at = written.indexOf(from);
  if (at === -1 || written.includes('\\') || field.values.length > 1) return undefined;
  const start = field.span.start + at;
  return { start, end: start + from.length, text: to };
}
