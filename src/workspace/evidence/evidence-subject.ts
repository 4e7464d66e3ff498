import type { FileEdit } from '../../lint/finding.ts';
import type { Profile } from '../../lint/profile.ts';
import type { Placement, Subject } from '../../lint/subject.ts';
import type { Truth } from '../../lint/truth.ts';
import type { Datum, EvidenceFact } from './facts.ts';
import type { ByProfile, EvidenceOperation, EvidenceWord } from './vocabulary.ts';

/** A fact that joins several files, to be judged by rules. */
export class EvidenceSubject implements Subject<EvidenceWord, EvidenceOperation> {
  readonly #fact: EvidenceFact;
  readonly #data: Readonly<Record<string, Datum>>;
  readonly #profile: Profile;

  constructor(fact: EvidenceFact, profile: Profile) {
    this.#fact = fact;
    this.#data = fact.data;
    this.#profile = profile;
  }

  get label(): string {
    return this.#fact.subject;
  }

  get settings(): readonly string[] {
    return this.#fact.settings;
  }

  resolve(settings: readonly string[]): readonly string[] {
    return settings;
  }

  test(word: EvidenceWord): Truth {
    const value = this.#datum(word.datum);
    if ('oneOf' in word) return typeof value !== 'number' && word.oneOf.includes(value);
    if (typeof value !== 'number') throw new Error(`${word.datum} is no number`);
    return value < this.#limit(word.below);
  }

  place(): Placement {
    const { path, at, entryStart, notes } = this.#fact;
    return { path, span: at, cause: `${path}:${entryStart}`, notes };
  }

  fill(placeholder: string): string {
    const value = this.#datum(placeholder);
    if (typeof value === 'boolean') throw new Error(`${placeholder} is no text`);
    return String(value);
  }

  edit(operations: readonly EvidenceOperation[]): FileEdit[] | undefined {
    const edits: FileEdit[] = [];
    for (const { repair } of operations) {
      const more = this.#fact.repairs[repair];
      if (!more || more.length === 0) return undefined;
      edits.push(...more);
    }
    return edits;
  }

  #datum(name: string): Datum {
    const value = this.#data[name];
    if (value === undefined) throw new Error(`${this.#fact.name} has no datum ${name}`);
    return value;
  }

  #limit(below: ByProfile): number {
    return typeof below === 'number' ? below : below[this.#profile];
  }
}
