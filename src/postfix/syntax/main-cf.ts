import type { ByteString } from '../../text/bytes.ts';
import type { JoinedText } from '../../text/joined-text.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { type DroppedLine, type LogicalLine, splitLogicalLines } from './logical-lines.ts';
import { splitNameValue } from './name-value.ts';
import { isSpace } from './whitespace.ts';

/** `name = value`, over one line or several. */
export interface Setting {
  readonly kind: 'setting';
  readonly span: Span;
  readonly line: LogicalLine;
  readonly name: ByteString;
  readonly nameSpan: Span;
  /** The value between its outer white space, which Postfix trims. */
  readonly value: JoinedText;
}

/**
 * A line that is no setting. `leading-whitespace`: Postfix warns and drops it. `missing-name` and
 * `missing-equals`: every Postfix program that reads the file ends with a fatal error.
 */
export interface MalformedLine {
  readonly kind: 'malformed';
  readonly span: Span;
  readonly line: LogicalLine;
  readonly problem: 'leading-whitespace' | 'missing-name' | 'missing-equals';
}

export type MainNode = DroppedLine | Setting | MalformedLine;

/** main.cf as a lossless tree: its nodes, printed one after the other, are the file. */
export interface MainCf {
  readonly source: SourceText;
  readonly nodes: readonly MainNode[];
}

/** Parses any bytes; what Postfix would refuse becomes a malformed node. Source: postconf(5). */
export function parseMainCf(source: SourceText): MainCf {
  const nodes = splitLogicalLines(source.text).map((line) =>
    line.kind === 'logical' ? parseEntry(line) : line,
  );
  return { source, nodes };
}

/** The bytes of the tree. */
export function printMainCf(tree: MainCf): ByteString {
  return tree.nodes.map((node) => tree.source.slice(node.span)).join('');
}

function parseEntry(line: LogicalLine): Setting | MalformedLine {
  const { span, read } = line;
  if (isSpace(line.whole.text.charAt(0))) {
    return { kind: 'malformed', span, line, problem: 'leading-whitespace' };
  }
  const parsed = splitNameValue(read);
  if ('problem' in parsed) return { kind: 'malformed', span, line, problem: parsed.problem };
  const { name, nameSpan, value } = parsed;
  return { kind: 'setting', span, line, name, nameSpan, value };
}
