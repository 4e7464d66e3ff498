import type { ByteString } from '../../text/bytes.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { withCover } from './comments.ts';
import type { DumpComment, IceWarpDump, Malformed, VariableEntry } from './dump-parts.ts';
import { afterByteOrderMark, joinLines, type Line, linesOf } from './lines.ts';
import { isDottedObjectName, isVariableName, versionIn } from './names.ts';

const LONGEST_COMMAND = 4000;
const COMMAND =
  /\btool(?:\.sh|\.exe)?["']?\s+(?:-\S+\s+)*export\s+\w+\s+(?:"[^"]*"|'[^']*'|\S+)\s(.*)$/i;

/**
 * Reads what `tool export` prints: `object,value,value,` without header or quotes, a value over
 * several lines where it is a PEM. Which variables they are, only the command tells: it is taken
 * from `columns`, else from a line in the text that shows it.
 */
export function parseExport(source: SourceText, columns?: readonly ByteString[]): IceWarpDump {
  const reader = new ExportReader(source.text, columns);
  reader.read();
  const { entries, malformed, version } = reader;
  return {
    source,
    form: 'export',
    entries,
    valueless: [],
    malformed,
    comments: withCover(reader.comments, reader.records),
    credentials: reader.credentials,
    ...(version === undefined ? {} : { version }),
  };
}

/** The object with which a record of an export begins; undefined for other lines. */
export function exportedObject(content: ByteString): ByteString | undefined {
  const comma = content.slice(0, 400).indexOf(',');
  const object = content.slice(0, Math.max(comma, 0));
  return isDottedObjectName(object) ? object : undefined;
}

/** The variables that an export command in a line asks for; undefined if it is no such command. */
export function exportedColumns(content: ByteString): ByteString[] | undefined {
  if (!/\bexport\s/i.test(content.slice(0, LONGEST_COMMAND))) return undefined;
  const names = COMMAND.exec(content.slice(0, LONGEST_COMMAND))?.[1]?.split(/[\s"']+/);
  return names?.filter(isVariableName);
}

class ExportReader {
  readonly entries: VariableEntry[] = [];
  readonly malformed: Malformed[] = [];
  readonly comments: Omit<DumpComment, 'covers'>[] = [];
  readonly records: Span[] = [];
  readonly credentials: Span[] = [];
  version: ByteString | undefined;
  readonly #text: ByteString;
  #columns: readonly ByteString[] | undefined;
  /** The first line of a record that its last comma has not ended yet. */
  #open: { readonly first: Line; readonly object: ByteString; last: Line } | undefined;

  constructor(text: ByteString, columns: readonly ByteString[] | undefined) {
    this.#text = text;
    this.#columns = columns;
  }

  read(): void {
    for (const line of linesOf(this.#text, afterByteOrderMark(this.#text))) {
      this.#take(line, this.#text.slice(line.start, line.end));
    }
    this.#unfinished();
  }

  #take(line: Line, content: ByteString): void {
    const object = exportedObject(content);
    if (object !== undefined) {
      this.#unfinished();
      this.#open = { first: line, object, last: line };
    } else if (this.#open) this.#open.last = line;
    else {
      this.#besides(line, content);
      return;
    }
    if (content.endsWith(',')) this.#finish();
  }

  #besides(line: Line, content: ByteString): void {
    const span = { start: line.start, end: line.end };
    const columns = exportedColumns(content);
    if (columns && columns.length > 0) this.#columns ??= columns;
    if (content.startsWith('#')) {
      this.version ??= versionIn(content);
      this.comments.push({ span, text: content.replace(/^#{1,80}/, '') });
    } else if (content.trim() !== '' && !columns) {
      this.malformed.push({ span, problem: 'stray-line', detail: '' });
    }
  }

  #unfinished(): void {
    if (!this.#open) return;
    const span = { start: this.#open.first.start, end: this.#open.last.end };
    this.malformed.push({ span, problem: 'unfinished-record', detail: '' });
    this.#hide(span, this.#open.object);
    this.#open = undefined;
  }

  /** What is not known may be a password. */
  #hide({ start, end }: Span, object: ByteString): void {
    this.credentials.push({ start: start + object.length + 1, end });
  }

  #finish(): void {
    if (!this.#open) return;
    const { first, object, last } = this.#open;
    this.#open = undefined;
    const entrySpan = { start: first.start, end: last.next };
    this.records.push(entrySpan);
    const values: Span[] = [];
    let at = first.start + object.length + 1;
    while (at < last.end) {
      const comma = this.#text.indexOf(',', at);
      values.push({ start: at, end: comma });
      at = comma + 1;
    }
    const expected = this.#columns?.length ?? values.length;
    if (expected !== values.length) {
      // A value that holds a comma is written as it is: which of the values it is, nobody can tell.
      const detail = `${expected} asked for, ${values.length} there`;
      const span = { start: first.start, end: last.end };
      this.malformed.push({ span, problem: 'column-count', detail });
      this.#hide(span, object);
      return;
    }
    values.forEach((span, column) => {
      this.entries.push(this.#entry(span, column, object, entrySpan));
    });
  }

  #entry({ start, end }: Span, column: number, object: ByteString, entrySpan: Span): VariableEntry {
    const raw = this.#text.slice(start, end);
    const ink = withoutLastLineEnd(raw);
    return {
      name: this.#columns?.[column] ?? '',
      nameSpan: { start, end: start },
      value: joinLines(ink),
      valueSpan: { start, end: start + ink.length },
      entrySpan,
      object,
      column,
    };
  }
}

function withoutLastLineEnd(raw: ByteString): ByteString {
  let end = raw.length;
  while (raw[end - 1] === '\n' || raw[end - 1] === '\r') end -= 1;
  return raw.slice(0, end);
}
