import type { Comment } from '../../lint/subject.ts';
import { decodeUtf8 } from '../../text/bytes.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { tableSources } from '../model/named-tables.ts';
import type { PostfixServer } from '../model/server.ts';
import type { LogicalLine } from '../syntax/logical-lines.ts';
import { parseLookupTable, type TableNode } from '../syntax/lookup-table.ts';
import type { MainNode } from '../syntax/main-cf.ts';
import type { MasterNode } from '../syntax/master-cf.ts';

/** Without it no comment of a table is of interest to anyone. */
const DIRECTIVE = 'mtalint-';

/**
 * The comments of main.cf, master.cf and the tables that they name. A comment above an entry speaks
 * of the whole entry; one between the lines of an entry speaks of the next line. All tables, and the
 * files of database clients, have the same lines.
 */
export function commentsOf(server: PostfixServer): Comment[] {
  const trees = [server.input.main, server.input.master].filter((tree) => tree !== undefined);
  const tables = [...tableSources(server).values()].filter(({ text }) => text.includes(DIRECTIVE));
  return [...trees, ...tables.map(parseLookupTable)].flatMap(({ nodes, source }) =>
    commentsIn(nodes, source),
  );
}

function commentsIn(
  nodes: readonly (MainNode | MasterNode | TableNode)[],
  source: SourceText,
): Comment[] {
  const comments: Comment[] = [];
  let waiting: Span[] = [];
  for (const node of nodes) {
    if (node.kind === 'comment') waiting.push(node.span);
    if (!('line' in node)) continue;
    comments.push(...waiting.map((span) => comment(source, span, node.span)));
    comments.push(...commentsInside(node.line, source));
    waiting = [];
  }
  const afterAll = waiting.map((span) => comment(source, span, { start: span.end, end: span.end }));
  return [...comments, ...afterAll];
}

function commentsInside({ dropped, lines }: LogicalLine, source: SourceText): Comment[] {
  return dropped
    .filter(({ kind }) => kind === 'comment')
    .map(({ span }) => {
      const next = lines.find((line) => line.start >= span.end);
      return comment(source, span, next ?? { start: span.end, end: span.end });
    });
}

function comment(source: SourceText, span: Span, covers: Span): Comment {
  const text = decodeUtf8(source.slice(span)).replace(/^\s*#/, '').trimEnd();
  return { path: source.path, span, text, covers };
}
