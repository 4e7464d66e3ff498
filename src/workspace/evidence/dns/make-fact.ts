import type { ZoneRecord } from '../../../dns/model/zone.ts';
import { type DomainName, showName } from '../../../dns/syntax/domain-name.ts';
import type { FileEdit } from '../../../lint/finding.ts';
import type { Note } from '../../../lint/subject.ts';
import type { Span } from '../../../text/span.ts';
import type { EvidenceFact, EvidenceFactData } from '../facts.ts';
import type { DnsFactData } from './facts.ts';

/** Repairs by the name that rules use; those that are not possible are left out. */
export type Repairs = Readonly<Record<string, readonly FileEdit[] | undefined>>;

/** What there is to say of a fact about a record beside its data. */
interface Extra {
  /** The part of the record that is at fault; all of it if absent. */
  readonly at?: Span;
  readonly notes?: readonly Note[];
  readonly repairs?: Repairs;
}

/** A fact that stands at a record. */
export function recordFact<Name extends keyof DnsFactData>(
  name: Name,
  record: ZoneRecord,
  data: EvidenceFactData[Name],
  { at, notes = [], repairs = {} }: Extra = {},
): EvidenceFact<Name> {
  return {
    name,
    data,
    path: record.zone.source.path,
    at: at ?? record.span,
    entryStart: record.entryStart,
    settings: [],
    subject: `${showName(record.owner)} ${record.type}`,
    notes,
    repairs: possible(repairs),
  };
}

/** The repairs that are possible. */
export function possible(repairs: Repairs): EvidenceFact['repairs'] {
  return Object.fromEntries(
    Object.entries(repairs).flatMap(([name, edits]) => (edits ? [[name, edits]] : [])),
  );
}

/** A note at a record. */
export function recordNote({ zone, span }: ZoneRecord, message: string): Note {
  return { path: zone.source.path, span, message };
}

/** Names as a message lists them. */
export function showNames(names: Iterable<DomainName>): string {
  return [...new Set([...names].map(showName))].join(', ');
}
