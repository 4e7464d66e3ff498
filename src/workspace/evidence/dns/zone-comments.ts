import { parseMasterFile } from '../../../dns/syntax/master-file.ts';
import type { ZoneComment } from '../../../dns/syntax/tokens.ts';
import type { Comment } from '../../../lint/subject.ts';
import { decodeUtf8 } from '../../../text/bytes.ts';
import type { SourceText } from '../../../text/source.ts';
import type { Span } from '../../../text/span.ts';
import { templateSyntax } from '../../file-kind.ts';
import type { Site } from '../site.ts';
import { DnsReader } from './reader.ts';

/** Without it no comment of a zone is of interest to anyone. */
const DIRECTIVE = 'mtalint-';

/**
 * The comments of zone files. One on a line of its own, or behind an entry, speaks of the next entry;
 * one between the lines of an entry speaks of the next line. A list of Cloudflare's has none.
 */
export function* zoneComments(site: Site): Iterable<Comment> {
  for (const { source, form } of DnsReader.of(site).view.zones) {
    if (form === 'cloudflare-list' || !source.text.includes(DIRECTIVE)) continue;
    yield* commentsIn(source);
  }
}

function commentsIn(source: SourceText): Comment[] {
  const { nodes } = parseMasterFile(source, { template: templateSyntax(source.path) });
  const comments: Comment[] = [];
  let waiting: Span[] = [];
  for (const { kind, span, comments: own } of nodes) {
    if (kind !== 'blank') {
      comments.push(...waiting.map((each) => comment(source, each, span)));
      waiting = [];
    }
    for (const each of own) {
      const next = lineBehind(source, each, span);
      if (next) comments.push(comment(source, each.span, next));
      else waiting.push(kind === 'blank' ? wholeLine(source, each, span) : each.span);
    }
  }
  const none = { start: source.text.length, end: source.text.length };
  return [...comments, ...waiting.map((each) => comment(source, each, none))];
}

/** The line of the same entry that follows a comment; undefined behind its last one. */
function lineBehind({ text }: SourceText, { span }: ZoneComment, entry: Span): Span | undefined {
  const start = text.indexOf('\n', span.end) + 1;
  if (start === 0 || start >= entry.end) return undefined;
  const end = text.indexOf('\n', start) + 1;
  return { start, end: end === 0 ? text.length : end };
}

/** With the blanks before it and the line end, if nothing else stands on the line. */
function wholeLine({ text }: SourceText, { span }: ZoneComment, entry: Span): Span {
  return text.slice(entry.start, span.start).trim() === '' ? entry : span;
}

function comment(source: SourceText, span: Span, covers: Span): Comment {
  const text = decodeUtf8(source.slice(span))
    .replace(/^\s*;+/, '')
    .trimEnd();
  return { path: source.path, span, text, covers };
}
