import type { ByteString } from '../../text/bytes.ts';
import { JoinedText } from '../../text/joined-text.ts';
import type { Span } from '../../text/span.ts';
import { isSpace } from './whitespace.ts';

/**
 * A line that Postfix drops wherever it stands, also between continuation lines. `markup`: a line of
 * a template that holds nothing but markup, of which rendering leaves no text, or lines of its own.
 */
export interface DroppedLine {
  readonly kind: 'comment' | 'blank' | 'markup';
  /** With its line feed, if it has one. */
  readonly span: Span;
}

/**
 * One entry as Postfix's `readlloc` joins it: a line and its continuation lines, line feeds
 * removed, leading white space of continuations kept.
 */
export interface LogicalLine {
  readonly kind: 'logical';
  /** From the first byte of its first line to the line feed of its last. */
  readonly span: Span;
  /** All that was joined. */
  readonly whole: JoinedText;
  /** What Postfix reads of it: up to the first NUL, which ends a C string. */
  readonly read: JoinedText;
  /** Comments and blank lines between its lines. */
  readonly dropped: readonly DroppedLine[];
  /** The physical lines that it is made of, without line feeds. */
  readonly lines: readonly Span[];
}

/**
 * Splits a main.cf, master.cf or lookup-table source into what Postfix drops and what it joins.
 * Total and without gaps: the spans of the result, one after the other, are the whole text.
 * Source: postconf(5) "The general format of the main.cf file", global/readlline.c.
 */
export function splitLogicalLines(
  text: ByteString,
  isMarkup: (line: Span) => boolean = () => false,
): (DroppedLine | LogicalLine)[] {
  const result: (DroppedLine | LogicalLine)[] = [];
  let lines: Span[] = [];
  let end = 0;
  let inside: DroppedLine[] = [];
  let pending: DroppedLine[] = [];

  const close = (): void => {
    const first = lines[0];
    if (first) {
      const whole = JoinedText.of(text, lines);
      const nul = whole.text.indexOf('\0');
      const read = nul === -1 ? whole : whole.slice(0, nul);
      const span = { start: first.start, end };
      result.push({ kind: 'logical', span, whole, read, dropped: inside, lines });
    }
    result.push(...pending);
    lines = [];
    inside = [];
    pending = [];
  };

  for (let start = 0; start < text.length; ) {
    const lineFeed = text.indexOf('\n', start);
    const lineEnd = lineFeed === -1 ? text.length : lineFeed;
    const next = lineFeed === -1 ? text.length : lineFeed + 1;
    const first = firstInk(text, start, lineEnd);
    const kind = droppedKind(text, { start, end: lineEnd }, first, isMarkup);
    if (kind) {
      const dropped: DroppedLine = { kind, span: { start, end: next } };
      if (lines.length > 0) pending.push(dropped);
      else result.push(dropped);
    } else {
      const continues = lines.length > 0 && first > start;
      if (!continues) close();
      inside.push(...pending);
      pending = [];
      lines.push({ start, end: lineEnd });
      end = next;
    }
    start = next;
  }
  close();
  return result;
}

function droppedKind(
  text: ByteString,
  line: Span,
  firstInk: number,
  isMarkup: (line: Span) => boolean,
): DroppedLine['kind'] | undefined {
  if (firstInk === line.end) return 'blank';
  if (text[firstInk] === '#') return 'comment';
  return isMarkup(line) ? 'markup' : undefined;
}

function firstInk(text: ByteString, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charAt(at))) at += 1;
  return at;
}
