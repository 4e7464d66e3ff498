import type { FoundFact } from '../../lint/fact-subject.ts';
import type { FileEdit } from '../../lint/finding.ts';
import type { ChainFactData } from './chain/facts.ts';
import type { DnsFactData } from './dns/facts.ts';
import type { ProbeFactData } from './probe/facts.ts';

/** The data of each fact that joins files of several kinds, as the placeholders of its rules see them. */
export type EvidenceFactData = ChainFactData & DnsFactData & ProbeFactData;

export type EvidenceFactName = keyof EvidenceFactData;

/** Something that an analyser found in files that belong together. */
export interface EvidenceFact<Name extends EvidenceFactName = EvidenceFactName> extends FoundFact {
  readonly name: Name;
  readonly data: EvidenceFactData[Name];
  /** The edits of each repair that is possible, by the name that rules use. */
  readonly repairs: Readonly<Record<string, readonly FileEdit[]>>;
}
