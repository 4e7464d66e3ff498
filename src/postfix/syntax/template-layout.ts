import type { ByteString } from '../../text/bytes.ts';
import type { JoinedText } from '../../text/joined-text.ts';
import { findMarkup, type Markup, type TemplateSyntax } from '../../text/markup.ts';
import { markupBlocks } from '../../text/markup-tags.ts';
import type { Span } from '../../text/span.ts';
import { type DroppedLine, type LogicalLine, splitLogicalLines } from './logical-lines.ts';
import { isSpace } from './whitespace.ts';

/** Stands for each byte of markup while a template is parsed; no byte of a file is this character. */
const MASK = '\ufffc';

/**
 * What the markup of a template does to the lines around it. Parsing a template is parsing its
 * masked text: markup is then a piece of a word, whatever blanks, signs and line feeds it holds.
 *
 * Rendering is not done, and its options are not known (Ansible drops the line feed behind a
 * statement, plain Jinja keeps it). Where the outcome depends on that, a line counts as fragile. One
 * thing is assumed: an expression that shares its line with other text prints no line feed.
 */
export class TemplateLayout {
  readonly text: ByteString;
  readonly masked: string;
  readonly markup: readonly Markup[];
  /** What is rendered perhaps, or several times. */
  readonly blocks: readonly Span[];
  /** Starts of lines that rendering may join to what stands before them. */
  readonly fragileStarts: ReadonlySet<number>;
  /** Starts of lines whose end rendering may take away. */
  readonly #fragileEnds: ReadonlySet<number>;

  constructor(text: ByteString, syntax: TemplateSyntax) {
    this.text = text;
    this.markup = findMarkup(text, syntax);
    this.masked = mask(text, this.markup);
    const redefined = /^#jinja2:[^\n]*_string/.test(text);
    this.blocks = redefined
      ? [{ start: 0, end: text.length + 1 }]
      : markupBlocks(this.markup, text.length + 1);
    const { starts, ends } = new FragileLines(this.masked, this.markup).find();
    this.fragileStarts = starts;
    this.#fragileEnds = ends;
  }

  /** Whether a text, as it was parsed, holds markup. */
  holdsMarkup(text: string): boolean {
    return text.includes(MASK);
  }

  /** Whether markup that may print text lies in a stretch of the file. */
  prints({ start, end }: Span): boolean {
    return this.markupIn(start, end).some(({ prints }) => prints);
  }

  /** Whether what stands at an offset is rendered only perhaps, or several times. */
  isConditional(offset: number): boolean {
    return covering(this.blocks, offset) !== undefined;
  }

  /** The same text as the file has it. */
  unmask(text: JoinedText): JoinedText {
    return this.holdsMarkup(text.text) ? text.rereadFrom(this.text) : text;
  }

  /** What is written around the markup of a masked name. */
  openName(name: string): { prefix: ByteString; suffix: ByteString } {
    return {
      prefix: name.slice(0, name.indexOf(MASK)),
      suffix: name.slice(name.lastIndexOf(MASK) + 1),
    };
  }

  /** The lines of the masked text. */
  split(): (DroppedLine | LogicalLine)[] {
    return splitLogicalLines(this.masked, (line) => this.#isMarkupLine(line));
  }

  /** Whether nothing but markup is on a line; an indented line with text continues an entry. */
  #isMarkupLine({ start, end }: Span): boolean {
    const ink = this.masked.slice(start, end);
    if (!isOnlyMarkup(ink)) return false;
    return !isSpace(ink.charAt(0)) || !this.prints({ start, end });
  }

  /**
   * A placeholder and blanks, as in `%{use_x}  -o name=value`: it renders to nothing or to a `#`,
   * and what follows continues the line before, or is a comment.
   */
  isSwitched({ span, whole }: LogicalLine): boolean {
    const [first] = this.markupIn(span.start, span.start + 1);
    return first?.isPlaceholder === true && isSpace(whole.text.charAt(first.end - span.start));
  }

  /**
   * The entries of which it is not sure that they come out as they stand: those in a block, those
   * that rendering may join to a neighbour, and those that what follows may continue.
   * @param switched which lines are a switch and a continuation
   */
  uncertain(
    lines: readonly (DroppedLine | LogicalLine)[],
    switched: (line: LogicalLine) => boolean,
  ): ReadonlySet<LogicalLine> {
    const result = new Set<LogicalLine>();
    /** The last entry that is surely there, which others may continue when those between are not. */
    let firm: LogicalLine | undefined;
    for (const line of lines) {
      if (line.kind !== 'logical') continue;
      const { start } = line.span;
      const conditional = this.isConditional(start);
      const starts = line.lines.map((piece) => piece.start);
      const fragile = starts.some((at) => this.fragileStarts.has(at) || this.#fragileEnds.has(at));
      if (conditional || fragile) result.add(line);
      const continuesOthers =
        this.fragileStarts.has(start) ||
        (conditional && line.dropped.some(({ kind }) => kind === 'markup')) ||
        switched(line);
      if (continuesOthers && firm) result.add(firm);
      if (!conditional && this.markupIn(start, start + 1).length === 0) firm = line;
    }
    return result;
  }

  /** The markup that shares a byte with a stretch. */
  markupIn(start: number, end: number): readonly Markup[] {
    const first = firstEndingBehind(this.markup, start);
    let next = first;
    while (next < this.markup.length && (this.markup[next]?.start ?? end) < end) next += 1;
    return this.markup.slice(first, next);
  }
}

function mask(text: ByteString, markup: readonly Span[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of markup) {
    pieces.push(text.slice(at, start), MASK.repeat(end - start));
    at = end;
  }
  return pieces.join('') + text.slice(at);
}

/** Index of the first of several spans in order that ends behind an offset. */
function firstEndingBehind(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function covering(spans: readonly Span[], offset: number): Span | undefined {
  const span = spans[firstEndingBehind(spans, offset)];
  return span && span.start <= offset ? span : undefined;
}

function isOnlyMarkup(text: string): boolean {
  for (const char of text) if (char !== MASK && !isSpace(char)) return false;
  return true;
}

/** What a line does to the line behind it, when it is rendered. */
type Joining =
  | 'no'
  /** The line feed may go. */
  | 'next'
  /** All white space up to the next text goes. */
  | 'next-text'
  /** The same, but nothing is left of this line: only the indentation of the next is lost. */
  | 'indentation';

/** Finds the lines that rendering may join, by walking over the lines of the masked text. */
class FragileLines {
  readonly #masked: string;
  readonly #byEnd: ReadonlyMap<number, Markup>;
  readonly #byStart: ReadonlyMap<number, Markup>;

  constructor(masked: string, markup: readonly Markup[]) {
    this.#masked = masked;
    this.#byEnd = new Map(markup.map((tag) => [tag.end, tag]));
    this.#byStart = new Map(markup.map((tag) => [tag.start, tag]));
  }

  find(): { starts: Set<number>; ends: Set<number> } {
    const starts = new Set<number>();
    const ends = new Set<number>();
    /** The last line that is not blank. */
    let before: number | undefined;
    let joining: Joining = 'no';
    for (let start = 0; start <= this.#masked.length; ) {
      const lineFeed = this.#masked.indexOf('\n', start);
      const end = lineFeed === -1 ? this.#masked.length : lineFeed;
      const ink = this.#inkOf(start, end);
      const isIndented = ink !== undefined && ink.start > start;
      const joined =
        joining === 'next' || joining === 'next-text' || (joining === 'indentation' && isIndented);
      if (joined) starts.add(start);
      if (ink && this.#byStart.get(ink.start)?.eatsBefore) {
        starts.add(start);
        if (before !== undefined) ends.add(before);
      }
      if (ink) {
        before = start;
        joining = this.#joining(ink, isIndented, joined);
      } else if (joining === 'next') joining = 'no';
      start = end + 1;
    }
    return { starts, ends };
  }

  #joining(ink: Span, isIndented: boolean, joined: boolean): Joining {
    const last = this.#byEnd.get(ink.end);
    if (!last?.eatsAfter) return 'no';
    const first = this.#byStart.get(ink.start);
    const leavesNothing =
      isOnlyMarkup(this.#masked.slice(ink.start, ink.end)) && !this.#printsIn(ink);
    const isClean = !joined && !first?.eatsBefore && (!isIndented || first?.eatsIndent === true);
    if (leavesNothing && isClean) return last.eatsSpaceAfter ? 'indentation' : 'no';
    return last.eatsSpaceAfter ? 'next-text' : 'next';
  }

  #printsIn({ start, end }: Span): boolean {
    for (let at = start; at < end; at += 1) if (this.#byStart.get(at)?.prints) return true;
    return false;
  }

  /** A line without the blanks at its ends; undefined for a blank line. */
  #inkOf(start: number, end: number): Span | undefined {
    const ink = { start, end };
    while (ink.start < end && isSpace(this.#masked.charAt(ink.start))) ink.start += 1;
    while (ink.end > ink.start && isSpace(this.#masked.charAt(ink.end - 1))) ink.end -= 1;
    return ink.start < ink.end ? ink : undefined;
  }
}
