import type { ByteString } from '../../text/bytes.ts';
import type { JoinedText } from '../../text/joined-text.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { type DroppedLine, type LogicalLine, splitLogicalLines } from './logical-lines.ts';
import { isSpace } from './whitespace.ts';

/** `/pattern/flags result`; a `!` before the pattern turns it round. */
export interface PatternRule {
  readonly kind: 'rule';
  readonly span: Span;
  readonly line: LogicalLine;
  readonly negated: boolean;
  readonly pattern: JoinedText;
  readonly flags: JoinedText;
  /** What a match yields; empty when it is missing, which Postfix warns of. */
  readonly result: JoinedText;
}

/** `if /pattern/flags`, up to its `endif`. */
export interface PatternIf {
  readonly kind: 'if';
  readonly span: Span;
  readonly line: LogicalLine;
  readonly negated: boolean;
  readonly pattern: JoinedText;
  readonly flags: JoinedText;
}

/** `endif`, or a line that Postfix warns of and leaves out. */
export interface PatternOther {
  readonly kind: 'endif' | 'malformed';
  readonly span: Span;
  readonly line: LogicalLine;
}

export type PatternNode = DroppedLine | PatternRule | PatternIf | PatternOther;

/** The source of a `pcre:` or `regexp:` table as a lossless tree. */
export interface PatternTable {
  readonly source: SourceText;
  readonly nodes: readonly PatternNode[];
}

/** Parses any bytes. Source: pcre_table(5), regexp_table(5), util/dict_regexp.c, dict_pcre.c. */
export function parsePatternTable(source: SourceText): PatternTable {
  const nodes = splitLogicalLines(source.text).map((line) =>
    line.kind === 'logical' ? parseLine(line) : line,
  );
  return { source, nodes };
}

/** The bytes of the tree. */
export function printPatternTable(tree: PatternTable): ByteString {
  return tree.nodes.map((node) => tree.source.slice(node.span)).join('');
}

function parseLine(line: LogicalLine): PatternRule | PatternIf | PatternOther {
  const { span } = line;
  const text = line.read.trim(isSpace);
  if (isSpace(line.whole.text.charAt(0))) return { kind: 'malformed', span, line };
  if (/^endif(?![a-z0-9])/i.test(text.text)) return { kind: 'endif', span, line };
  if (/^if(?![a-z0-9])/i.test(text.text)) {
    const parsed = parsePattern(text.slice(2, text.length).trim(isSpace));
    if (!parsed) return { kind: 'malformed', span, line };
    const { negated, pattern, flags } = parsed;
    return { kind: 'if', span, line, negated, pattern, flags };
  }
  const parsed = parsePattern(text);
  if (!parsed) return { kind: 'malformed', span, line };
  const { rest, ...read } = parsed;
  return { kind: 'rule', span, line, ...read, result: rest.trim(isSpace) };
}

interface Pattern {
  readonly negated: boolean;
  readonly pattern: JoinedText;
  readonly flags: JoinedText;
  readonly rest: JoinedText;
}

/** The first byte that is neither `!` nor blank delimits; a backslash takes the next byte along. */
function parsePattern(text: JoinedText): Pattern | undefined {
  const [signs = ''] = /^[!\s]*/.exec(text.text) ?? [];
  const delimiter = text.text.charAt(signs.length);
  if (delimiter === '' || /[a-z0-9]/i.test(delimiter)) return undefined;
  const start = signs.length + 1;
  let end = start;
  while (end < text.length && text.text.charAt(end) !== delimiter) {
    end += text.text.charAt(end) === '\\' ? 2 : 1;
  }
  if (end >= text.length) return undefined;
  let flagsEnd = end + 1;
  while (flagsEnd < text.length && !/[\s!]/.test(text.text.charAt(flagsEnd))) flagsEnd += 1;
  return {
    negated: signs.replace(/\s/g, '').length % 2 === 1,
    pattern: text.slice(start, end),
    flags: text.slice(end + 1, flagsEnd),
    rest: text.slice(flagsEnd, text.length),
  };
}
