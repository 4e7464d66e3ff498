import type { Span } from '../text/span.ts';
import type { FileEdit } from './finding.ts';
import type { Note, Placement, Subject } from './subject.ts';
import type { Truth } from './truth.ts';

/** A datum of a fact: Unicode made for people, a choice, or a number with the unit of its name. */
export type Datum = string | boolean | number;

/** A word of the conditions of rules about facts: the datum is one of these. */
export interface DatumWord {
  readonly datum: string;
  readonly oneOf: readonly (string | boolean)[];
}

/** Something that an analyser found, with the place that its rule points to. */
export interface FoundFact {
  readonly name: string;
  readonly data: Readonly<Record<string, Datum>>;
  /** The file and the part of it that is at fault. */
  readonly path: string;
  readonly at: Span;
  /** First byte of the entry it stands in; findings about one entry may silence each other. */
  readonly entryStart: number;
  readonly settings: readonly string[];
  /** What it is about, such as `smtp/inet`, a certificate's name or a record. */
  readonly subject: string;
  readonly notes: readonly Note[];
  /** As in a placement: facts that a reader takes for one, and how the notes call the others. */
  readonly group?: { readonly key: string; readonly calledHere: string };
}

/** A fact, to be judged by rules. The floor that found it adds its words and its ways to repair. */
export abstract class FactSubject<Word, Operation, Fact extends FoundFact = FoundFact>
  implements Subject<Word, Operation>
{
  protected readonly fact: Fact;

  constructor(fact: Fact) {
    this.fact = fact;
  }

  get label(): string {
    return this.fact.subject;
  }

  get settings(): readonly string[] {
    return this.fact.settings;
  }

  resolve(settings: readonly string[]): readonly string[] {
    return settings;
  }

  abstract test(word: Word): Truth;

  place(): Placement {
    const { path, at, entryStart, notes, group } = this.fact;
    return {
      path,
      span: at,
      cause: `${path}:${entryStart}`,
      notes,
      ...(group ? { group: group.key, groupedAs: group.calledHere } : {}),
    };
  }

  /** @throws if the fact has no such datum, or one that is no text for a message */
  fill(placeholder: string): string {
    const value = this.datum(placeholder);
    if (typeof value === 'boolean') throw new Error(`${placeholder} is no text`);
    return String(value);
  }

  edit(operations: readonly Operation[]): FileEdit[] | undefined {
    const edits: FileEdit[] = [];
    for (const operation of operations) {
      const more = this.editsFor(operation);
      if (!more || more.length === 0) return undefined;
      edits.push(...more);
    }
    return edits;
  }

  /** The edits of one operation; undefined or none where it is not possible here. */
  protected abstract editsFor(operation: Operation): readonly FileEdit[] | undefined;

  protected holds({ datum, oneOf }: DatumWord): Truth {
    const value = this.datum(datum);
    return typeof value !== 'number' && oneOf.includes(value);
  }

  /** @throws if the fact has no such datum: the rule and the analyser do not fit */
  protected datum(name: string): Datum {
    const value = this.fact.data[name];
    if (value === undefined) throw new Error(`${this.fact.name} has no datum ${name}`);
    return value;
  }
}
