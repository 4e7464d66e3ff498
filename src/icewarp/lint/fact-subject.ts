import type { FileEdit } from '../../lint/finding.ts';
import { PlacedFactSubject } from '../../lint/placed-fact-subject.ts';
import type { Truth } from '../../lint/truth.ts';
import type { Fact } from './facts.ts';
import type { IceWarpOperation, IceWarpWord } from './vocabulary.ts';

/** A fact about the dump of a server. */
export class DumpFactSubject extends PlacedFactSubject<IceWarpWord, IceWarpOperation> {
  /** @param path of the dump */
  constructor(fact: Fact, path: string) {
    super({
      ...fact,
      path,
      entryStart: fact.causeStart,
      subject: fact.object || 'server',
      notes: fact.notes.map((note) => ({ ...note, path })),
    });
  }

  test(word: IceWarpWord): Truth {
    if ('datum' in word) return this.holds(word);
    throw new Error('a rule asks a fact about variables');
  }

  protected editsFor(operation: IceWarpOperation): readonly FileEdit[] | undefined {
    if ('replacePlace' in operation || 'deletePlace' in operation) {
      return this.placeEdits(operation);
    }
    throw new Error('a rule edits variables, but its subject is a fact');
  }
}
