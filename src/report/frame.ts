import type { SourceText } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { type ShownLine, showLine } from './line.ts';
import type { Painter, Style } from './paint.ts';
import { displayWidth, wrapWords } from './width.ts';

/** A place to underline in a frame. */
export interface Mark {
  readonly span: Span;
  /** One character, repeated under the place. */
  readonly underline: string;
  readonly style: Style;
  /** What the place has to do with the finding, safe to show. */
  readonly label?: string;
}

export interface FrameOptions {
  readonly paint: Painter;
  /** Cells that a row of code or a label may fill, the margin not counted. */
  readonly width: number;
  /** What stands left of a row: a line number if any, and a bar or, with a style, a rail. */
  readonly margin: (line?: number, rail?: Style) => string;
}

/** What is to be shown at one line. */
interface Notes {
  /** The line is one of several that a mark covers. */
  rail?: Style;
  readonly underlined: Mark[];
  readonly below: { readonly style: Style; readonly label: string }[];
}

/** A mark over more lines than this is shown by its first ones and its last. */
const MOST_LINES = 5;
const NOWHERE: Span = { start: -1, end: -1 };

/**
 * The lines of a source that the marks touch, with underlines and labels below; a mark over several
 * lines is a rail at their left. After the annotated snippets of rustc, but quieter.
 */
export function renderFrame(
  source: SourceText,
  marks: readonly Mark[],
  { paint, width, margin }: FrameOptions,
): string[] {
  const notes = new Map<number, Notes>();
  for (const mark of marks) takeNotes(source, mark, notes);
  const rows: string[] = [];
  let last: number | undefined;
  for (const line of linesToShow(source, [...notes.keys()])) {
    if (last !== undefined && line > last + 1) rows.push(paint('quiet', '...'));
    last = line;
    const { rail, underlined = [], below = [] } = notes.get(line) ?? {};
    const shown = showLine(source, line, underlined[0]?.span ?? NOWHERE, width);
    rows.push(margin(line, rail) + shown.text);
    const labels = below.flatMap(({ style, label }) => labelRows(label, 0, width, style, paint));
    const under = [...underlineRows(underlined, shown, width, paint), ...labels];
    rows.push(...under.map((row) => margin() + row));
  }
  return rows.map((row) => row.trimEnd());
}

function takeNotes(source: SourceText, mark: Mark, notes: Map<number, Notes>): void {
  const at = (line: number): Notes => {
    const found = notes.get(line) ?? { underlined: [], below: [] };
    notes.set(line, found);
    return found;
  };
  const start = Math.min(mark.span.start, source.text.length);
  const end = Math.max(start, Math.min(mark.span.end, source.text.length));
  const first = source.lineAt(start);
  // The line feed that ends a span does not make it touch the next line.
  const last = source.lineAt(Math.max(start, end - 1));
  if (first === last) {
    at(first).underlined.push({ ...mark, span: { start, end } });
    return;
  }
  for (let line = first; line <= last; line += 1) {
    const isSkipped = last - first >= MOST_LINES && line > first + 2 && line < last;
    if (!isSkipped) at(line).rail ??= mark.style;
  }
  if (mark.label) at(last).below.push({ style: mark.style, label: mark.label });
}

/**
 * The lines with notes, one that lies alone between two of them, and the line that an indented
 * first one belongs to, since a value continued over lines says nothing without its name.
 */
function linesToShow(source: SourceText, noted: readonly number[]): number[] {
  const lines = new Set(noted);
  lines.add(ownerOf(source, Math.min(...noted)));
  for (const line of [...lines]) if (lines.has(line + 2)) lines.add(line + 1);
  return [...lines].sort((a, b) => a - b);
}

function ownerOf(source: SourceText, line: number): number {
  const FARTHEST = 40;
  const textOf = (number: number) => source.slice(source.lineSpan(number));
  if (!/^[ \t]/.test(textOf(line))) return line;
  for (let owner = line - 1; owner > 0 && owner >= line - FARTHEST; owner -= 1) {
    if (/^[^\s#]/.test(textOf(owner))) return owner;
  }
  return line;
}

/** Marks share a row until one has a label or overlaps; the next one then starts a new row. */
function underlineRows(
  marks: readonly Mark[],
  shown: ShownLine,
  width: number,
  paint: Painter,
): string[] {
  const placed = marks.map((mark) => ({ ...mark, ...shown.cellsOf(mark.span) }));
  const rows: string[] = [];
  // Where the last row may go on; 0 when it is closed.
  let filled = 0;
  for (const { from, to, underline, style, label } of placed.sort((a, b) => a.from - b.from)) {
    const line = paint(style, underline.repeat(to - from));
    if (filled > 0 && from >= filled) rows.push(`${rows.pop()}${' '.repeat(from - filled)}${line}`);
    else rows.push(' '.repeat(from) + line);
    filled = label ? 0 : to;
    if (!label) continue;
    const isBeside = to + 1 + displayWidth(label) <= width;
    if (isBeside) rows.push(`${rows.pop()} ${paint(style, label)}`);
    else rows.push(...labelRows(label, from, width, style, paint));
  }
  return rows;
}

/** A label in rows of its own, as far right as it fits. */
function labelRows(
  label: string,
  from: number,
  width: number,
  style: Style,
  paint: Painter,
): string[] {
  const indent = ' '.repeat(Math.max(0, Math.min(from, width - displayWidth(label))));
  return wrapWords(label, width).map((line) => indent + paint(style, line));
}
