import { encodeUtf8 } from '../text/bytes.ts';
import type { Span } from '../text/span.ts';
import { FactSubject, type FoundFact } from './fact-subject.ts';
import type { FileEdit } from './finding.ts';
import { clipped } from './phrases.ts';
import { fillTemplate } from './template.ts';

/** A fact about one file. */
export interface PlacedFact extends FoundFact {
  /** Places by name, for the operations of a fix. */
  readonly places: Readonly<Record<string, readonly Span[]>>;
}

/** A change to what stands at the places of a fact. */
export type PlaceOperation =
  /** Writes other text where the fact has a place of that name; placeholders are filled. */
  | { readonly replacePlace: string; readonly with: string }
  /** Deletes what stands at the places of the fact with that name. */
  | { readonly deletePlace: string };

/** A fact about one file, to be judged by rules; messages quote what it holds in short. */
export abstract class PlacedFactSubject<Word, Operation> extends FactSubject<
  Word,
  Operation,
  PlacedFact
> {
  override fill(placeholder: string): string {
    return clipped(super.fill(placeholder));
  }

  /** The edits of an operation; undefined where the fact has no place of that name. */
  protected placeEdits(operation: PlaceOperation): readonly FileEdit[] | undefined {
    const { path, data, places } = this.fact;
    if ('deletePlace' in operation) {
      return places[operation.deletePlace]?.map(({ start, end }) => ({
        path,
        start,
        end,
        text: '',
      }));
    }
    const text = encodeUtf8(fillTemplate(operation.with, (name) => String(data[name] ?? '')));
    return places[operation.replacePlace]?.map(({ start, end }) => ({ path, start, end, text }));
  }
}
