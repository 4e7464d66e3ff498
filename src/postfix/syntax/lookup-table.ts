import type { ByteString } from '../../text/bytes.ts';
import type { JoinedText } from '../../text/joined-text.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { type DroppedLine, type LogicalLine, splitLogicalLines } from './logical-lines.ts';
import { isSpace } from './whitespace.ts';

/** `key whitespace value`. */
export interface TableEntry {
  readonly kind: 'entry';
  readonly span: Span;
  readonly line: LogicalLine;
  readonly key: JoinedText;
  /** Between its outer white space. */
  readonly value: JoinedText;
}

/**
 * A line that postmap(1) warns of and leaves out. `leading-whitespace`: there is no line above that
 * it could continue. `unbalanced-quote`: a `"` in the key has no partner.
 */
export interface MalformedEntry {
  readonly kind: 'malformed';
  readonly span: Span;
  readonly line: LogicalLine;
  readonly problem: 'leading-whitespace' | 'missing-value' | 'unbalanced-quote';
}

export type TableNode = DroppedLine | TableEntry | MalformedEntry;

/** The source of a table as a lossless tree: its nodes, printed one after the other, are the file. */
export interface LookupTable {
  readonly source: SourceText;
  readonly nodes: readonly TableNode[];
}

/**
 * Parses the text from which postmap(1) builds an index, or that `texthash:` reads. Any bytes.
 * Source: postmap(1) "Lookup table format", postmap/postmap.c, util/dict_thash.c.
 */
export function parseLookupTable(source: SourceText): LookupTable {
  const nodes = splitLogicalLines(source.text).map((line) =>
    line.kind === 'logical' ? parseEntry(line) : line,
  );
  return { source, nodes };
}

/** The bytes of the tree. */
export function printLookupTable(tree: LookupTable): ByteString {
  return tree.nodes.map((node) => tree.source.slice(node.span)).join('');
}

function parseEntry(line: LogicalLine): TableEntry | MalformedEntry {
  const { span, read } = line;
  if (isSpace(line.whole.text.charAt(0))) {
    return { kind: 'malformed', span, line, problem: 'leading-whitespace' };
  }
  const keyEnd = endOfKey(read.text);
  if (keyEnd === undefined) return { kind: 'malformed', span, line, problem: 'unbalanced-quote' };
  const value = read.slice(keyEnd, read.length).trim(isSpace);
  if (keyEnd === 0 || value.length === 0) {
    return { kind: 'malformed', span, line, problem: 'missing-value' };
  }
  return { kind: 'entry', span, line, key: read.slice(0, keyEnd), value };
}

/** The key ends at the first white space outside quotes; a backslash takes the next byte along. */
function endOfKey(text: ByteString): number | undefined {
  let inQuotes = false;
  let at = 0;
  for (; at < text.length; at += 1) {
    const byte = text.charAt(at);
    if (byte === '\\') at += 1;
    else if (byte === '"') inQuotes = !inQuotes;
    else if (isSpace(byte) && !inQuotes) break;
  }
  return inQuotes ? undefined : Math.min(at, text.length);
}
