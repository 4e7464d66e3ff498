/** A half-open range of byte offsets in one source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a file as people and editors count it. */
export interface Position {
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units of the line read as UTF-8. */
  readonly column: number;
}

/** A span with both ends as positions; the end is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Whether two spans share at least one byte, or one inserts inside the other. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
