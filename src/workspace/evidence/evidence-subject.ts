import { FactSubject } from '../../lint/fact-subject.ts';
import type { FileEdit } from '../../lint/finding.ts';
import type { Profile } from '../../lint/profile.ts';
import type { Truth } from '../../lint/truth.ts';
import type { EvidenceFact } from './facts.ts';
import type { ByProfile, EvidenceOperation, EvidenceWord } from './vocabulary.ts';

/** A fact that joins several files. */
export class EvidenceSubject extends FactSubject<EvidenceWord, EvidenceOperation, EvidenceFact> {
  readonly #profile: Profile;

  constructor(fact: EvidenceFact, profile: Profile) {
    super(fact);
    this.#profile = profile;
  }

  test(word: EvidenceWord): Truth {
    if ('oneOf' in word) return this.holds(word);
    const value = this.datum(word.datum);
    if (typeof value !== 'number') throw new Error(`${word.datum} is no number`);
    return value < this.#limit(word.below);
  }

  protected editsFor({ repair }: EvidenceOperation): readonly FileEdit[] | undefined {
    return this.fact.repairs[repair];
  }

  #limit(below: ByProfile): number {
    return typeof below === 'number' ? below : below[this.#profile];
  }
}
