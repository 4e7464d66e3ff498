import type { PlacedFact } from '../../lint/placed-fact-subject.ts';
import type { EntryFactData } from './facts/entry-facts.ts';
import type { NameFactData } from './facts/name-facts.ts';
import type { TableFactData } from './facts/table-facts.ts';
import type { TlsFactData } from './facts/tls-facts.ts';
import type { ValueFactData } from './facts/value-facts.ts';

/** The data of each fact, as the placeholders of its rules see them: Unicode, made for people. */
export type FactData = EntryFactData & NameFactData & ValueFactData & TlsFactData & TableFactData;

export type FactName = keyof FactData;

/** Something that an analyser found; its texts are bytes, but for its data and notes. */
export interface Fact<Name extends FactName = FactName> extends PlacedFact {
  readonly name: Name;
  readonly data: FactData[Name];
}
