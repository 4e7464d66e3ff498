import { conflict, type Edit } from '../text/edit.ts';

/** The edits of one file that a pass has accepted; they never overlap, and are kept in order. */
export class Claims {
  readonly #edits: Edit[] = [];

  /** Whether an edit wants bytes that another one has claimed. */
  conflicts(edit: Edit): boolean {
    const at = this.#indexOf({ ...edit, end: edit.start });
    // An insertion and a replacement may begin at the same byte: both are looked at.
    return [at - 1, at, at + 1].some((index) => {
      const neighbour = this.#edits[index];
      return neighbour !== undefined && conflict(edit, neighbour);
    });
  }

  add(edit: Edit): void {
    this.#edits.splice(this.#indexOf(edit), 0, edit);
  }

  /** Where the edit belongs: by its start, an insertion before a replacement. */
  #indexOf(edit: Edit): number {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#edits[middle];
      if (other && isBefore(other, edit)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isBefore(a: Edit, b: Edit): boolean {
  return a.start < b.start || (a.start === b.start && a.end < b.end);
}
