import type { FileEdit } from '../../lint/finding.ts';
import type { Note } from '../../lint/subject.ts';
import type { Span } from '../../text/span.ts';
import type { ChainFactData } from './chain/facts.ts';
import type { DnsFactData } from './dns/facts.ts';
import type { ProbeFactData } from './probe/facts.ts';

/** The data of each fact that joins files of several kinds, as the placeholders of its rules see them. */
export type EvidenceFactData = ChainFactData & DnsFactData & ProbeFactData;

export type EvidenceFactName = keyof EvidenceFactData;

/** A datum of a fact: Unicode made for people, a choice, or a number with the unit of its name. */
export type Datum = string | boolean | number;

/** Something that an analyser found in files that belong together. */
export interface EvidenceFact<Name extends EvidenceFactName = EvidenceFactName> {
  readonly name: Name;
  readonly data: EvidenceFactData[Name];
  /** The file and the part of it that is at fault. */
  readonly path: string;
  readonly at: Span;
  /** First byte of the entry it stands in; findings about one entry may silence each other. */
  readonly entryStart: number;
  readonly settings: readonly string[];
  /** What it is about, such as `smtp/inet`, a certificate's name or a record. */
  readonly subject: string;
  readonly notes: readonly Note[];
  /** The edits of each repair that is possible, by the name that rules use. */
  readonly repairs: Readonly<Record<string, readonly FileEdit[]>>;
}
