import type { ByteString } from '../../text/bytes.ts';
import type { SourceText } from '../../text/source.ts';
import { withCover } from './comments.ts';
import type { DumpComment, IceWarpDump, Malformed, VariableEntry } from './dump-parts.ts';
import { afterByteOrderMark, joinLines, type Line, lineFrom, linesOf } from './lines.ts';
import { isDottedObjectName, isObjectName, recordStart, versionIn } from './names.ts';

/** A line that a terminal adds: the prompt with the command whose output was kept. */
const PROMPT =
  /^(?:\[?[\w.-]{1,64}@[\w.-]{1,255}[ :][^#$>]{0,255}[#$>](?: |$)|[A-Za-z]:\\[^>]{0,255}>)/;
const LONGEST_COMMAND = 1000;
const COMMAND = /^[#$>]?\s*\S{0,255}?\btool(?:\.sh|\.exe)?["']?\s+(?:get|display|export)\s/i;

/**
 * Reads what `tool get` and `tool display` print. A record begins at a line `Name: value`; other
 * lines continue its value, but for the line with a domain or an account above its variables, and
 * for comments (`#`) between two records, which people add.
 */
export function parseDisplay(source: SourceText, form: 'display' | 'domain-display'): IceWarpDump {
  const reader = new DisplayReader(source.text);
  reader.read();
  const { entries, malformed, version } = reader;
  return {
    source,
    form,
    entries,
    valueless: [],
    malformed,
    comments: withCover(
      reader.comments,
      entries.map(({ entrySpan }) => entrySpan),
    ),
    credentials: [],
    ...(version === undefined ? {} : { version }),
  };
}

interface OpenRecord {
  readonly name: ByteString;
  readonly first: Line;
  readonly valueStart: number;
  /** The last line that belongs to the value. */
  last: Line;
}

class DisplayReader {
  readonly entries: VariableEntry[] = [];
  readonly malformed: Malformed[] = [];
  readonly comments: Omit<DumpComment, 'covers'>[] = [];
  version: ByteString | undefined;
  readonly #text: ByteString;
  #object: ByteString | undefined;
  /** The variable that the first object begins with; every further object begins with it too. */
  #firstOfObject: ByteString | undefined;
  #record: OpenRecord | undefined;
  /** Lines behind the value of which the next line tells whether they are comments. */
  #pending: Line[] = [];

  constructor(text: ByteString) {
    this.#text = text;
  }

  read(): void {
    for (const line of linesOf(this.#text, afterByteOrderMark(this.#text))) {
      this.#take(line, this.#text.slice(line.start, line.end));
    }
    this.#close();
  }

  #take(line: Line, content: ByteString): void {
    const start = recordStart(content);
    if (start) {
      this.#close();
      const valueStart = line.start + start.length;
      this.#record = { name: start.name, first: line, valueStart, last: line };
    } else if (content.trim() === '') return;
    else if (this.#isHeader(line, content)) {
      this.#close();
      this.#object = content;
    } else if (this.#isCommand(content.slice(0, LONGEST_COMMAND))) this.#close();
    else if (content.startsWith('#')) this.#pending.push(line);
    else if (this.#record) {
      this.#record.last = line;
      this.#pending = [];
    } else this.#stray(line, content);
  }

  #isCommand(start: ByteString): boolean {
    return PROMPT.test(start) || (!this.#record && COMMAND.test(start));
  }

  #isHeader(line: Line, content: ByteString): boolean {
    if (!isObjectName(content)) return false;
    const below = lineFrom(this.#text, line.next);
    const next = recordStart(this.#text.slice(below.start, below.end))?.name.toLowerCase();
    if (next === undefined || next.startsWith('c_')) return false;
    if (!this.#record) {
      this.#firstOfObject ??= next;
      return true;
    }
    if (this.#firstOfObject !== undefined) return next === this.#firstOfObject;
    if (!isDottedObjectName(content)) return false;
    this.#firstOfObject = next;
    return true;
  }

  #stray(line: Line, content: ByteString): void {
    const version = versionIn(content);
    this.version ??= version;
    if (version !== undefined) return;
    const span = { start: line.start, end: line.end };
    this.malformed.push({ span, problem: 'stray-line', detail: '' });
  }

  #close(): void {
    for (const { start, end } of this.#pending) {
      const text = this.#text.slice(start, end).replace(/^#{1,80}/, '');
      this.version ??= versionIn(text);
      this.comments.push({ span: { start, end }, text });
    }
    this.#pending = [];
    const record = this.#record;
    this.#record = undefined;
    if (!record) return;
    const { name, first, valueStart, last } = record;
    const raw = this.#text.slice(valueStart, last.end);
    this.entries.push({
      name,
      nameSpan: { start: first.start, end: first.start + name.length },
      value: first === last ? raw : joinLines(raw),
      valueSpan: { start: valueStart, end: last.end },
      entrySpan: { start: first.start, end: last.next },
      ...(this.#object === undefined ? {} : { object: this.#object }),
    });
  }
}
