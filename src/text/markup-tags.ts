import type { Span } from './span.ts';

/** What rendering makes of a tag, as far as it shows without the data. */
export interface TagMeaning {
  /** Whether text comes in its place. */
  readonly prints: boolean;
  /** It may begin a block; a tag that closes the same word ends it. */
  readonly opens?: string;
  /** Without a closing tag its block runs to the end of the file; else it is no block then. */
  readonly mustClose?: boolean;
  /** It ends the block of that word. */
  readonly closes?: string;
}

const PRINTS: TagMeaning = { prints: true };
const SILENT: TagMeaning = { prints: false };

/** Jinja statements (and kin) that print nothing themselves; any other one may print lines. */
const SILENT_STATEMENT =
  /^(?:if|for|else|elif|elsif|elseif|unless|case|when|set|assign|capture|macro|raw|verbatim|filter|with|autoescape|import|from|do|break|continue|comment|load|end\w*)$/;

/** Statements that cannot stand without their end. */
const BLOCK_STATEMENT =
  /^(?:if|for|unless|case|capture|macro|raw|verbatim|filter|autoescape|call|comment)$/;

/** The meaning of a tag by its opening sign and all that is written. */
export function tagMeaning(opener: string, written: string): TagMeaning {
  switch (opener) {
    case '{%':
      return statement(written.replace(/^\{%[-+~]?\s*|\s*[-+~]?%\}$/g, ''));
    case '{{':
      return expression(written.replace(/^\{\{[-~]?|[-~]?\}\}$/g, ''));
    case '{#':
      return SILENT;
    case '<%':
      return code(written);
    default:
      return opener.startsWith('%{') ? directive(written) : PRINTS;
  }
}

function statement(body: string): TagMeaning {
  const word = /^\w*/.exec(body)?.[0] ?? '';
  const prints = !SILENT_STATEMENT.test(word);
  if (word.startsWith('end')) return { prints: false, closes: word.slice(3) };
  if (/^(?:else|elif|elsif|elseif|when)$/.test(word)) return { prints };
  return { prints, opens: word, mustClose: BLOCK_STATEMENT.test(word) };
}

/** Between double braces: mustache sections, Go actions, or an expression. */
function expression(body: string): TagMeaning {
  const text = body.trim();
  if (/^(?:!|\/\*)/.test(text)) return SILENT;
  if (/^=.*=$/s.test(text)) return { prints: false, opens: '=', mustClose: true };
  const section = /^([#^/])\s*([\w.-]*)/.exec(body);
  if (section?.[1] === '/') return { prints: false, closes: `#${section[2]}` };
  if (section) return { prints: false, opens: `#${section[2]}`, mustClose: true };
  if (/^end$/.test(text)) return { prints: false, closes: 'go' };
  if (/^else\b/.test(text)) return SILENT;
  if (/^(?:if|range|with|define|block)\s+[^|\s]/.test(text)) {
    return { prints: text.startsWith('block'), opens: 'go', mustClose: true };
  }
  if (/^\$\w+\s*:?=/.test(text)) return SILENT;
  // `{{ "\n" }}` ends a file; the filter `comment` makes comment lines of all that it is given.
  if (/^(["'])(?:\\[nrt]|\s)*\1$/.test(text) || /\|\s*comment\b[^|]*$/.test(text)) return SILENT;
  return PRINTS;
}

/** Ruby, or the language of EPP: a block ends at `end` or at a brace. */
function code(written: string): TagMeaning {
  if (/^<%[%=]/.test(written)) return PRINTS;
  const body = written.replace(/^<%-?|-?%>$/g, '');
  if (body.startsWith('#')) return SILENT;
  const text = body.trim();
  const begins =
    /^(?:if|unless|case|while|until|for|begin|def)\b/.test(text) ||
    /(?:\bdo|\{)\s*(?:\|[^|]*\|)?$/.test(text);
  const ends = /^(?:end\b|\})/.test(text);
  if (ends && !begins) return { prints: false, closes: 'code' };
  const isWhole = /\bend$/.test(text);
  return begins && !ends && !isWhole ? { prints: false, opens: 'code', mustClose: true } : SILENT;
}

/** `%{ if x }` of Terraform; any other `%{name}` is a placeholder. */
function directive(written: string): TagMeaning {
  const word = /^%\{~?\s*(if|for|else|endif|endfor)\b/.exec(written)?.[1];
  if (word === undefined) return PRINTS;
  if (word.startsWith('end')) return { prints: false, closes: word.slice(3) };
  return word === 'else' ? SILENT : { prints: false, opens: word, mustClose: true };
}

/**
 * The stretches between the tags of a block, with the tags: what stands there is rendered perhaps,
 * or several times. Where tags do not match, the block is taken to reach as far as it can.
 */
export function markupBlocks(tags: readonly (Span & TagMeaning)[], length: number): Span[] {
  const blocks: Span[] = [];
  const open: (Span & TagMeaning)[] = [];
  const waiting = new Map<string, number>();
  const count = (word: string, change: number): void => {
    waiting.set(word, (waiting.get(word) ?? 0) + change);
  };
  for (const tag of tags) {
    if (tag.opens !== undefined) {
      open.push(tag);
      count(tag.opens, 1);
    }
    if (tag.closes === undefined) continue;
    // Only a search that finds one, and then takes off all that it saw, keeps this linear.
    const at = waiting.get(tag.closes)
      ? open.findLastIndex(({ opens }) => opens === tag.closes)
      : -1;
    blocks.push({ start: open[at]?.start ?? 0, end: tag.end });
    if (at === -1) continue;
    const [, ...inside] = open.splice(at);
    count(tag.closes, -1);
    for (const { opens } of inside) count(opens ?? '', -1);
    blocks.push(...unclosed(inside, tag.end));
  }
  return merged([...blocks, ...unclosed(open, length)]);
}

function unclosed(tags: readonly (Span & TagMeaning)[], end: number): Span[] {
  return tags.filter(({ mustClose }) => mustClose).map(({ start }) => ({ start, end }));
}

/** The outermost stretches, in order. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start < last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else result.push(span);
  }
  return result;
}
