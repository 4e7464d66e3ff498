import type { SourceText } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { type Glyph, glyphsOf } from './escape.ts';
import { displayWidth } from './width.ts';

const TAB = 8;
const ELLIPSIS = '…';
/** Bytes of a line that are laid out: far more than the cells of any terminal. */
const LONGEST = 20_000;

/** Cells of a shown line, counted from 0; the end is exclusive. */
export interface Cells {
  readonly from: number;
  readonly to: number;
}

/** A source line laid out in the cells of a terminal. */
export interface ShownLine {
  readonly text: string;
  /** The cells that show some bytes of the file; one cell where there are none to show. */
  cellsOf(span: Span): Cells;
}

interface Cell extends Glyph, Cells {}

/**
 * Lays a line out with its tabs expanded. One that is wider than `width` is cut down to what
 * stands around `focus`.
 */
export function showLine(source: SourceText, line: number, focus: Span, width: number): ShownLine {
  const { start, end } = source.lineSpan(line);
  const stretch = around(focus, { start, end: withoutReturn(source, start, end, focus) });
  const cells = layOut(source.slice(stretch), stretch.start);
  const total = cells.at(-1)?.to ?? 0;
  const whole = locate(cells, focus);
  // A caret behind the last character needs a cell too.
  const isWhole = Math.max(total, whole.to) <= width;
  const cut = isWhole ? { from: 0, to: width } : windowOf(whole, total, width);
  return {
    text: clip(cells, cut, total),
    cellsOf: (span) => within(locate(cells, span), cut),
  };
}

/** The bytes of a line that can come into view; a line may be as long as the file. */
function around(focus: Span, { start, end }: Span): Span {
  if (end - start <= LONGEST) return { start, end };
  const from = Math.max(start, Math.min(focus.start - LONGEST / 2, end - LONGEST));
  return { start: from, end: from + LONGEST };
}

/** The CR of a CRLF is shown only when it is what the finding points at. */
function withoutReturn(source: SourceText, start: number, end: number, focus: Span): number {
  const last = end - 1;
  return last >= start && source.text[last] === '\r' && focus.start !== last ? last : end;
}

function layOut(bytes: string, offset: number): Cell[] {
  let from = 0;
  return glyphsOf(bytes).map((glyph) => {
    const isTab = bytes[glyph.start] === '\t';
    const text = isTab ? ' '.repeat(TAB - (from % TAB)) : glyph.text;
    const to = from + displayWidth(text);
    const cell = { start: offset + glyph.start, end: offset + glyph.end, text, from, to };
    from = to;
    return cell;
  });
}

function locate(cells: readonly Cell[], { start, end }: Span): Cells {
  const total = cells.at(-1)?.to ?? 0;
  const from = cells.find((cell) => cell.end > start)?.from ?? total;
  const to = end > start ? (cells.findLast((cell) => cell.start < end)?.to ?? from) : from;
  return { from, to: Math.max(to, from + 1) };
}

/** The cells that are shown of a line that is too long: the focus in the middle, else its begin. */
function windowOf(focus: Cells, total: number, width: number): Cells {
  if (focus.to < width) return { from: 0, to: width };
  const lead = Math.max(1, Math.floor((width - (focus.to - focus.from)) / 2));
  const from = Math.max(0, Math.min(focus.from - lead, Math.max(total, focus.to) - width));
  return { from, to: from + width };
}

function clip(cells: readonly Cell[], { from, to }: Cells, total: number): string {
  const first = from > 0 ? from + 1 : 0;
  const last = to < total ? to - 1 : to;
  const shown = cells.filter((cell) => cell.from >= first && cell.to <= last);
  const text = shown.map((cell) => cell.text).join('');
  const left = from > 0 ? ELLIPSIS + ' '.repeat((shown[0]?.from ?? first) - first) : '';
  return left + text + (to < total ? ELLIPSIS : '');
}

/** What is outside the window is marked at its edge. */
function within({ from, to }: Cells, cut: Cells): Cells {
  const width = cut.to - cut.from;
  const begin = Math.max(0, Math.min(from - cut.from, width - 1));
  return { from: begin, to: Math.max(begin + 1, Math.min(to - cut.from, width)) };
}
