import type { ByteString } from './bytes.ts';
import type { Span } from './span.ts';

/**
 * Text that a reader joined from several pieces of a file (a value continued over lines), which
 * still knows from where in the file each of its bytes came.
 */
export class JoinedText {
  readonly text: ByteString;
  readonly #pieces: readonly Piece[];

  private constructor(text: ByteString, pieces: readonly Piece[]) {
    this.text = text;
    this.#pieces = pieces;
  }

  /** Joins the spans of a source in the order given. */
  static of(source: ByteString, spans: readonly Span[]): JoinedText {
    const pieces: Piece[] = [];
    let at = 0;
    for (const span of spans) {
      pieces.push({ at, start: span.start });
      at += span.end - span.start;
    }
    return new JoinedText(spans.map((span) => source.slice(span.start, span.end)).join(''), pieces);
  }

  get length(): number {
    return this.text.length;
  }

  /** Byte offset in the file of the byte at `index`; of the end, the offset after the last byte. */
  offsetAt(index: number): number {
    const piece = this.#pieceOf(index);
    return piece.start + (index - piece.at);
  }

  /**
   * The stretch of the file from `start` to `end`; when it crosses pieces, what lies between them
   * in the file (line feeds, comments) is inside.
   */
  spanOf(start: number, end: number): Span {
    if (end <= start) return { start: this.offsetAt(start), end: this.offsetAt(start) };
    return { start: this.offsetAt(start), end: this.offsetAt(end - 1) + 1 };
  }

  /** Whether a new piece, such as a continuation line, begins at `index`. */
  startsPiece(index: number): boolean {
    return this.#pieces.some((piece) => piece.at === index);
  }

  get span(): Span {
    return this.spanOf(0, this.text.length);
  }

  slice(start: number, end: number): JoinedText {
    const from = Math.min(Math.max(start, 0), this.text.length);
    const to = Math.min(Math.max(end, from), this.text.length);
    const first = this.#pieceOf(from);
    const pieces: Piece[] = [{ at: 0, start: first.start + (from - first.at) }];
    for (const piece of this.#pieces) {
      if (piece.at > from && piece.at < to)
        pieces.push({ at: piece.at - from, start: piece.start });
    }
    return new JoinedText(this.text.slice(from, to), pieces);
  }

  /** Without the bytes at both ends that `blank` matches. */
  trim(isBlank: (byte: string) => boolean): JoinedText {
    let start = 0;
    let end = this.text.length;
    while (start < end && isBlank(this.text.charAt(start))) start += 1;
    while (end > start && isBlank(this.text.charAt(end - 1))) end -= 1;
    return this.slice(start, end);
  }

  /** The same stretch of another text of which all offsets are those of the source. */
  rereadFrom(source: ByteString): JoinedText {
    const pieces = this.#pieces.map(({ at, start }, index) => {
      const end = this.#pieces[index + 1]?.at ?? this.text.length;
      return source.slice(start, start + end - at);
    });
    return new JoinedText(pieces.join(''), this.#pieces);
  }

  #pieceOf(index: number): Piece {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.at ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return this.#pieces[low] ?? { at: 0, start: 0 };
  }
}

interface Piece {
  /** Index in the joined text where the piece begins. */
  readonly at: number;
  /** Byte offset in the file where the piece begins. */
  readonly start: number;
}
