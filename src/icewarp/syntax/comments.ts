import type { Span } from '../../text/span.ts';
import type { DumpComment } from './dump-parts.ts';

/** Says of each comment which record follows it; both lists are in the order of the text. */
export function withCover(
  comments: readonly Omit<DumpComment, 'covers'>[],
  records: readonly Span[],
): DumpComment[] {
  let next = 0;
  return comments.map((comment) => {
    while ((records[next]?.start ?? Number.POSITIVE_INFINITY) < comment.span.end) next += 1;
    const { start, end } = records[next] ?? { start: comment.span.end, end: comment.span.end };
    return { ...comment, covers: { start, end } };
  });
}
