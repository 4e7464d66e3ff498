import { type ByteString, decodeUtf8 } from './bytes.ts';
import type { Position, Range, Span } from './span.ts';

/** One file as it was read: its name for people, its bytes, and where its lines begin. */
export class SourceText {
  readonly path: string;
  readonly text: ByteString;
  #lineStarts: number[] | undefined;

  constructor(path: string, text: ByteString) {
    this.path = path;
    this.text = text;
  }

  slice(span: Span): ByteString {
    return this.text.slice(span.start, span.end);
  }

  get lineCount(): number {
    return this.lineStarts.length;
  }

  /** Line number (from 1) of a byte offset; an offset past the end counts as the last line. */
  lineAt(offset: number): number {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The bytes of a line (from 1) without its line feed; empty when there is no such line. */
  lineSpan(line: number): Span {
    const start = this.lineStarts[line - 1];
    if (start === undefined) return { start: this.text.length, end: this.text.length };
    const next = this.lineStarts[line];
    return { start, end: next === undefined ? this.text.length : next - 1 };
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    const { start } = this.lineSpan(line);
    const column = decodeUtf8(this.text.slice(start, offset)).length + 1;
    return { offset, line, column };
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  private get lineStarts(): readonly number[] {
    this.#lineStarts ??= findLineStarts(this.text);
    return this.#lineStarts;
  }
}

function findLineStarts(text: ByteString): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
