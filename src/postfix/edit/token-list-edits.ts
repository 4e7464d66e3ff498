import type { ByteString } from '../../text/bytes.ts';
import { type Edit, smallestEdit, sortEdits } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { isBlank } from '../syntax/whitespace.ts';

/** A list of tokens between separators, and what is to become of it. */
export interface TokenListChange {
  readonly text: ByteString;
  /** The places of the tokens, in their order. */
  readonly tokens: readonly Span[];
  /** Which of them go, by index. */
  readonly removed: ReadonlySet<number>;
  /** Tokens to add at the end. */
  readonly added: readonly ByteString[];
}

/**
 * Whether a line of the file begins at an index of the list text. It has to be told of a value
 * whose lines were joined; of other text the line feeds in it tell.
 */
export type StartsLine = (index: number) => boolean;

const DEFAULT_SEPARATOR = ', ';

/**
 * The edits that remove and add tokens and leave all else alone. A token goes together with one
 * separator; new tokens take over the separator of the list. No edit crosses the start of a line,
 * so that comments between lines stay, and a line that keeps a token keeps its indentation,
 * without which it would no longer continue the value.
 */
export function tokenListEdits(
  change: TokenListChange,
  startsLine: StartsLine = (index) => change.text[index - 1] === '\n',
): Edit[] {
  const { text, tokens, removed, added } = change;
  if (removed.size === 0 && added.length === 0) return [];
  const separator = separatorOf(change);
  const addition = added.join(separator);
  const lastKept = tokens.findLast((_, index) => !removed.has(index));
  const lineStarts = indexesOf(text).filter(startsLine);
  if (!lastKept && lineStarts.length === 0) {
    return smallest(text, [{ ...withoutBlanks(text), text: addition }]);
  }
  const edits = removals(change, lineStarts);
  if (addition === '') return edits;
  const at = lastKept?.end ?? tokens[0]?.start ?? 0;
  const inserted = lastKept ? separator + addition : addition;
  return smallest(text, insert(edits, at, inserted, lineStarts));
}

/** The separator before the last token, each stretch of blanks in it reduced to one. */
function separatorOf({ text, tokens }: TokenListChange): ByteString {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  if (!last || !before) return DEFAULT_SEPARATOR;
  return text.slice(before.end, last.start).replace(/[ \t\r\n]{2,}|[\r\n]/g, ' ');
}

/** The text that goes with the removed tokens, in pieces that keep to one line each. */
function removals({ tokens, removed }: TokenListChange, lineStarts: readonly number[]): Edit[] {
  const spans: Span[] = [];
  let previous = -1;
  for (let next = 0; next <= tokens.length; next += 1) {
    if (next < tokens.length && removed.has(next)) continue;
    const run = tokens.slice(previous + 1, next);
    spans.push(...removedBetween(tokens[previous], run, tokens[next], lineStarts));
    previous = next;
  }
  return spans
    .flatMap((span) => cutAt(lineStarts, span))
    .filter(({ start, end }) => start < end)
    .map((span) => ({ ...span, text: '' }));
}

/** What goes with a run of removed tokens between two that stay, or at an end of the list. */
function removedBetween(
  before: Span | undefined,
  run: readonly Span[],
  after: Span | undefined,
  lineStarts: readonly number[],
): Span[] {
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last) return [];
  const start = before?.end ?? first.start;
  if (!after) return [{ start, end: last.end }];
  const inside = lineStarts.filter((index) => index >= start && index <= after.start);
  const firstLine = inside[0];
  const lastLine = inside.at(-1);
  if (firstLine === undefined || lastLine === undefined) {
    return [{ start: first.start, end: after.start }];
  }
  // The last line keeps its indentation, without which it would not continue the value.
  const ink = run.find((token) => token.start >= lastLine)?.start ?? after.start;
  const rest = { start: ink, end: after.start };
  if (!before) return [{ start, end: lastLine }, rest];
  // The separator that stays is the one that ends the first line.
  const separator = [before, ...run].findLast((token) => token.end <= firstLine)?.end ?? start;
  return [{ start, end: separator }, { start: firstLine, end: lastLine }, rest];
}

function cutAt(lineStarts: readonly number[], { start, end }: Span): Span[] {
  const cuts = [start, ...lineStarts.filter((index) => index > start && index < end), end];
  return cuts.slice(1).map((cut, index) => ({ start: cuts[index] ?? cut, end: cut }));
}

/** The places between the bytes of a text. */
function indexesOf(text: ByteString): number[] {
  return Array.from({ length: Math.max(text.length - 1, 0) }, (_, index) => index + 1);
}

/**
 * Adds an insertion; where a removal begins at the same place the two become one edit. Not so at
 * the start of a line: the insertion belongs behind the byte before, at the end of another line.
 */
function insert(
  edits: readonly Edit[],
  at: number,
  text: ByteString,
  lineStarts: readonly number[],
): Edit[] {
  const removal = lineStarts.includes(at) ? undefined : edits.find((edit) => edit.start === at);
  const others = edits.filter((edit) => edit !== removal);
  return sortEdits([{ start: at, end: removal?.end ?? at, text }, ...others]);
}

/** The text without the blanks at its ends, which may be the indentation of a line. */
function withoutBlanks(text: ByteString): Span {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charAt(start))) start += 1;
  while (end > start && isBlank(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

function smallest(text: ByteString, edits: readonly Edit[]): Edit[] {
  return edits.flatMap((edit) => smallestEdit(text, edit) ?? []);
}
