import type { ByteString } from '../../text/bytes.ts';
import type { SourceText } from '../../text/source.ts';
import { withCover } from './comments.ts';
import type { DumpComment, IceWarpDump, Malformed, VariableEntry } from './dump-parts.ts';
import { afterByteOrderMark, type Line, linesOf } from './lines.ts';
import { isDottedObjectName, versionIn } from './names.ts';

const ENTRY = /^([ \t]*(?:export[ \t]+)?)([A-Za-z][\w.-]{0,200})[ \t]*=[ \t]*/;
const SECTION = /^\s*\[([^\]]{1,320})\]\s*$/;

/**
 * Reads `Name=value` lines with sections and comments, as people keep them; IceWarp itself writes no
 * such file. A section with the name of a domain or an account says whose the variables are. A value
 * is taken out of the quotes around it, and ends before ` ;` or ` #`.
 */
export function parseIni(source: SourceText): IceWarpDump {
  const { text } = source;
  const entries: VariableEntry[] = [];
  const malformed: Malformed[] = [];
  const comments: Omit<DumpComment, 'covers'>[] = [];
  let object: ByteString | undefined;
  let version: ByteString | undefined;
  for (const line of linesOf(text, afterByteOrderMark(text))) {
    const content = text.slice(line.start, line.end);
    const head = content.slice(0, 1000);
    const mark = /^\s*(?:[#;]+|$)/.exec(head);
    if (mark && /[#;]/.test(mark[0])) {
      comments.push({ span: spanOf(line), text: content.slice(mark[0].length) });
      version ??= versionIn(head);
      continue;
    }
    if (content.trim() === '') continue;
    const section = SECTION.exec(head)?.[1]?.trim();
    const entry = entryOf(text, line, content);
    if (entry) entries.push(object === undefined ? entry : { ...entry, object });
    else if (section === undefined || content.length > head.length) {
      malformed.push({ span: spanOf(line), problem: 'stray-line', detail: '' });
    } else object = isDottedObjectName(section) ? section : undefined;
  }
  return {
    source,
    form: 'ini',
    entries,
    valueless: [],
    malformed,
    comments: withCover(
      comments,
      entries.map(({ entrySpan }) => entrySpan),
    ),
    credentials: [],
    ...(version === undefined ? {} : { version }),
  };
}

function entryOf(text: ByteString, line: Line, content: ByteString): VariableEntry | undefined {
  const match = ENTRY.exec(content.slice(0, 1000));
  const name = match?.[2];
  if (!match || name === undefined) return undefined;
  const nameStart = line.start + (match[1]?.length ?? 0);
  const start = line.start + match[0].length;
  const { value, length } = valueAtStart(text.slice(start, line.end));
  return {
    name,
    nameSpan: { start: nameStart, end: nameStart + name.length },
    value,
    valueSpan: { start, end: start + length },
    entrySpan: { start: line.start, end: line.next },
  };
}

/** The value at the start of the rest of a line, and how many bytes of the line hold it. */
function valueAtStart(rest: ByteString): { readonly value: ByteString; readonly length: number } {
  const quote = rest.charAt(0);
  if (quote === '"' || quote === "'") {
    const close = rest.indexOf(quote, 1);
    if (close !== -1 && /^[ \t]*(?:[;#]|$)/.test(rest.slice(close + 1, close + 1000))) {
      return { value: rest.slice(1, close), length: close + 1 };
    }
  }
  const comment = /[ \t][;#]/.exec(rest);
  const value = (comment ? rest.slice(0, comment.index) : rest).trimEnd();
  return { value, length: value.length };
}

function spanOf({ start, end }: Line): { readonly start: number; readonly end: number } {
  return { start, end };
}
