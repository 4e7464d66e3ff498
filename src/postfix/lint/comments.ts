import type { Comment } from '../../lint/subject.ts';
import { decodeUtf8 } from '../../text/bytes.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import type { LogicalLine } from '../syntax/logical-lines.ts';
import type { MainCf, MainNode } from '../syntax/main-cf.ts';
import type { MasterCf, MasterNode } from '../syntax/master-cf.ts';

/**
 * The comments of both files. A comment above an entry speaks of the whole entry; one between the
 * lines of an entry speaks of the next line.
 */
export function commentsOf(files: {
  readonly main?: MainCf;
  readonly master?: MasterCf;
}): Comment[] {
  return [files.main, files.master].flatMap((tree) =>
    tree ? commentsIn(tree.nodes, tree.source) : [],
  );
}

function commentsIn(nodes: readonly (MainNode | MasterNode)[], source: SourceText): Comment[] {
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
