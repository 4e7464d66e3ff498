import type { ByteString } from './bytes.ts';
import { overlaps, type Span } from './span.ts';

/** Replaces the bytes of a span by other bytes; an empty span inserts, an empty text deletes. */
export interface Edit extends Span {
  readonly text: ByteString;
}

/** Two edits of one batch claim the same bytes. */
export class OverlappingEdits extends Error {
  constructor(first: Edit, second: Edit) {
    super(`edits overlap at bytes ${first.start}-${first.end} and ${second.start}-${second.end}`);
    this.name = 'OverlappingEdits';
  }
}

/** Orders edits by place; of several insertions at one place the order given is kept. */
export function sortEdits(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether two edits cannot both be made in one pass. */
export function conflict(a: Edit, b: Edit): boolean {
  const sameInsertion = a.start === a.end && b.start === b.end && a.start === b.start;
  return sameInsertion || overlaps(a, b) || (a.start === b.start && a.end === b.end);
}

/**
 * Applies edits whose offsets all refer to the text before.
 * @throws OverlappingEdits when two of them claim the same bytes.
 */
export function applyEdits(text: ByteString, edits: readonly Edit[]): ByteString {
  const pieces: ByteString[] = [];
  let at = 0;
  let last: Edit | undefined;
  for (const edit of sortEdits(edits)) {
    if (last && edit.start < last.end) throw new OverlappingEdits(last, edit);
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
    last = edit;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** Shrinks an edit to the bytes that really differ; undefined when it changes nothing. */
export function smallestEdit(text: ByteString, edit: Edit): Edit | undefined {
  const before = text.slice(edit.start, edit.end);
  if (before === edit.text) return undefined;
  const limit = Math.min(before.length, edit.text.length);
  let head = 0;
  while (head < limit && before[head] === edit.text[head]) head += 1;
  let tail = 0;
  while (tail < limit - head && before.at(-1 - tail) === edit.text.at(-1 - tail)) tail += 1;
  return {
    start: edit.start + head,
    end: edit.end - tail,
    text: edit.text.slice(head, edit.text.length - tail),
  };
}
