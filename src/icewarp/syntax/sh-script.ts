import type { ByteString } from '../../text/bytes.ts';
import { lineFrom } from './lines.ts';
import { type Script, ScriptBuilder } from './script.ts';

const OPENING = new Set(['if', 'for', 'while', 'until', 'case', 'select', '{']);
const CLOSING = new Set(['fi', 'done', 'esac', '}']);
/** Behind these a command begins. */
const LEADING = new Set(['then', 'do', 'else', 'elif', '!', 'time']);
const META = new Set([' ', '\t', '\n', '\r', ';', '&', '|', '(', ')', '<', '>']);

/**
 * Reads a script for sh as far as it takes to know the arguments of its commands. Values that only
 * the shell can know (expansions, patterns) are left out. A carriage return before a line feed counts
 * as part of the line end. Source: POSIX.1-2017, XCU 2.2 Quoting, 2.3 Token Recognition, 2.7.4.
 */
export function readShScript(text: ByteString, from: number): Script {
  const reader = new ShReader(text, from);
  reader.read();
  return reader.script;
}

class ShReader {
  readonly script = new ScriptBuilder();
  readonly #text: ByteString;
  #at: number;
  /** How many compound commands are open. */
  #depth = 0;
  #parentheses = 0;
  #behindOr = false;
  /** Ends of here-documents that begin at the next line. */
  #hereEnds: { readonly end: ByteString; readonly tabs: boolean }[] = [];
  #hereNext: 'no' | 'plain' | 'tabs' = 'no';

  constructor(text: ByteString, from: number) {
    this.#text = text;
    this.#at = from;
  }

  read(): void {
    while (this.#at < this.#text.length) this.#token();
    this.#endCommand();
  }

  #endCommand(): void {
    this.script.end(this.#depth > 0 || this.#parentheses > 0 || this.#behindOr);
    this.#behindOr = false;
    this.#hereNext = 'no';
  }

  #token(): void {
    const byte = this.#text.charAt(this.#at);
    if (byte === '\n') {
      this.#endCommand();
      this.#at += 1;
      this.#skipHereDocuments();
    } else if (byte === ' ' || byte === '\t' || this.#isLineEndReturn(this.#at)) this.#at += 1;
    else if (continuationAt(this.#text, this.#at)) this.#at += continuationAt(this.#text, this.#at);
    else if (byte === '#') this.#comment();
    else if (byte === '<' || byte === '>') this.#redirection();
    else if (META.has(byte) && byte !== '\r') this.#operator(byte);
    else this.#word();
  }

  #isLineEndReturn(at: number): boolean {
    return this.#text[at] === '\r' && (this.#text[at + 1] === '\n' || at + 1 === this.#text.length);
  }

  #comment(): void {
    const { start, end } = lineFrom(this.#text, this.#at);
    this.script.comment({ start, end }, this.#text.slice(start, end).replace(/^#{1,80}/, ''));
    this.#at = end;
  }

  #operator(byte: string): void {
    const doubled = this.#text[this.#at + 1] === byte;
    if (byte === '&' && this.#text[this.#at + 1] === '>') {
      this.#at += 1;
      this.#redirection();
      return;
    }
    this.#endCommand();
    if (byte === '(') this.#parentheses += 1;
    else if (byte === ')') this.#parentheses = Math.max(0, this.#parentheses - 1);
    else if (byte === '|' && doubled) this.#behindOr = true;
    this.#at += doubled && byte !== '(' && byte !== ')' ? 2 : 1;
  }

  #redirection(): void {
    const operator = /(?:<<<|<<-|<<|<&|<>|<|>>|>&|>\||>)/y;
    operator.lastIndex = this.#at;
    const found = operator.exec(this.#text)?.[0] ?? '<';
    this.#at += found.length;
    if (found === '<<') this.#hereNext = 'plain';
    else if (found === '<<-') this.#hereNext = 'tabs';
    else this.#hereNext = 'no';
    this.script.skipNext();
  }

  #word(): void {
    const start = this.#at;
    const word = new ShWordReader(this.#text, start);
    const value = word.read();
    this.#at = word.at;
    if (word.unclosed !== undefined) {
      this.script.unclosedQuote({ start: word.unclosed, end: this.#text.length });
    }
    const raw = this.#text.slice(start, this.#at);
    const next = this.#text[this.#at];
    if (/^\d{1,3}$/.test(raw) && (next === '<' || next === '>')) return;
    if (this.#reserved(raw)) return;
    const span = { start, end: this.#at };
    if (this.script.add(value === undefined ? { span } : { span, value })) return;
    if (this.#hereNext === 'no') return;
    this.#hereEnds.push({ end: value ?? raw, tabs: this.#hereNext === 'tabs' });
    this.#hereNext = 'no';
  }

  #reserved(raw: ByteString): boolean {
    const first = this.script.firstWord;
    const inFunction = first?.value === 'function' && raw === '{';
    if (inFunction) this.#endCommand();
    else if (!this.script.atCommand) return false;
    if (LEADING.has(raw)) return true;
    if (CLOSING.has(raw)) {
      this.#depth = Math.max(0, this.#depth - 1);
      return true;
    }
    if (!OPENING.has(raw)) return false;
    this.#depth += 1;
    // The words behind `for` and `case` are not a command.
    return raw !== 'for' && raw !== 'case' && raw !== 'select';
  }

  #skipHereDocuments(): void {
    for (const { end, tabs } of this.#hereEnds) {
      while (this.#at < this.#text.length) {
        const line = lineFrom(this.#text, this.#at);
        this.#at = line.next;
        const content = this.#text.slice(line.start, line.end);
        if ((tabs ? content.replace(/^\t{1,999}/, '') : content) === end) break;
      }
    }
    this.#hereEnds = [];
  }
}

/** Reads one word and takes its quotes off. */
class ShWordReader {
  at: number;
  /** Where a quote begins that has no end. */
  unclosed: number | undefined;
  readonly #text: ByteString;
  readonly #start: number;
  #pieces: ByteString[] = [];
  #computed = false;

  constructor(text: ByteString, start: number) {
    this.#text = text;
    this.#start = start;
    this.at = start;
  }

  read(): ByteString | undefined {
    while (this.at < this.#text.length) {
      const byte = this.#text.charAt(this.at);
      if (byte === "'") this.#singleQuoted();
      else if (byte === '"') this.#doubleQuoted();
      else if (this.#endsBehindContinuation()) break;
      else if (byte === '\\') this.#escape();
      else if (byte === '$' || byte === '`') this.#expansion(false);
      else if (META.has(byte) && !this.#isInnerReturn()) break;
      else this.#plain();
    }
    return this.#computed ? undefined : this.#pieces.join('');
  }

  #endsBehindContinuation(): boolean {
    const skipped = continuationAt(this.#text, this.at);
    return skipped > 0 && META.has(this.#text[this.at + skipped] ?? '\n');
  }

  #isInnerReturn(): boolean {
    const next = this.#text[this.at + 1];
    return this.#text[this.at] === '\r' && next !== '\n' && next !== undefined;
  }

  /** A stretch of bytes without quoting; patterns, `~` and `{a,b}` are the shell's to expand. */
  #plain(): void {
    const stretch = /[^\s'"\\$`;&|()<>]+|\s/y;
    stretch.lastIndex = this.at;
    const found = stretch.exec(this.#text)?.[0] ?? this.#text.charAt(this.at);
    if (/[*?[]/.test(found) || (found.startsWith('~') && this.at === this.#start)) {
      this.#computed = true;
    }
    if (found.includes('{')) this.#computed = true;
    this.#pieces.push(found);
    this.at += found.length;
  }

  #singleQuoted(): void {
    const close = this.#text.indexOf("'", this.at + 1);
    if (close === -1) {
      this.#unclosedFrom(this.at);
      return;
    }
    this.#pieces.push(this.#text.slice(this.at + 1, close));
    this.at = close + 1;
  }

  #unclosedFrom(start: number): void {
    this.unclosed ??= start;
    this.#computed = true;
    this.at = this.#text.length;
  }

  #doubleQuoted(): void {
    const open = this.at;
    this.at += 1;
    while (this.at < this.#text.length) {
      const byte = this.#text.charAt(this.at);
      if (byte === '"') {
        this.at += 1;
        return;
      }
      if (byte === '\\') this.#escapeInDoubleQuotes();
      else if (byte === '$' || byte === '`') this.#expansion(true);
      else {
        const stretch = /[^"\\$`]+/y;
        stretch.lastIndex = this.at;
        const found = stretch.exec(this.#text)?.[0] ?? byte;
        this.#pieces.push(found);
        this.at += found.length;
      }
    }
    this.#unclosedFrom(open);
  }

  #escape(): void {
    const skipped = continuationAt(this.#text, this.at);
    if (!skipped) this.#pieces.push(this.#text[this.at + 1] ?? '\\');
    this.at = Math.min(this.at + (skipped || 2), this.#text.length);
  }

  #escapeInDoubleQuotes(): void {
    const skipped = continuationAt(this.#text, this.at);
    const next = this.#text[this.at + 1] ?? '';
    if (!skipped) this.#pieces.push('$`"\\'.includes(next) ? next : `\\${next}`);
    this.at = Math.min(this.at + (skipped || 2), this.#text.length);
  }

  /** Skips `$…` or `` `…` ``; a dollar sign that begins nothing stands for itself. */
  #expansion(inQuotes: boolean): void {
    const text = this.#text;
    const broken = text[this.at] === '$' ? continuationAt(text, this.at + 1) : 0;
    if (broken > 0) {
      this.#brokenExpansion(broken);
      return;
    }
    const next = text[this.at + 1] ?? '';
    if (text[this.at] === '`' || next === '(' || next === '{') {
      const end = endOfSubstitution(text, this.at, inQuotes);
      if (end === undefined) this.#unclosedFrom(this.at);
      else this.at = end;
      this.#computed = true;
      return;
    }
    const name = /[A-Za-z_]\w*|[0-9@*#?$!-]/y;
    name.lastIndex = this.at + 1;
    const found = name.exec(text)?.[0];
    // bash reads `$'` as another kind of quote, sh does not.
    if (found !== undefined || (!inQuotes && (next === "'" || next === '"'))) this.#computed = true;
    else this.#pieces.push('$');
    this.at += 1 + (found?.length ?? 0);
  }

  /** The shell joins lines before it looks for names: what stands behind may be one. */
  #brokenExpansion(broken: number): void {
    this.#computed = true;
    const behind = this.#text[this.at + 1 + broken] ?? '';
    if ('({\\'.includes(behind)) this.#unclosedFrom(this.at);
    else this.at += 1 + broken;
  }
}

/** How many bytes a backslash before a line end takes with it; 0 where there is none. */
function continuationAt(text: ByteString, at: number): number {
  if (text[at] !== '\\') return 0;
  if (text[at + 1] === '\n') return 2;
  return text.startsWith('\r\n', at + 1) ? 3 : 0;
}

/** What is open in a substitution: its end, and whether a single quote in it is a quote. */
interface OpenConstruct {
  readonly closer: string;
  readonly quotes: boolean;
}

/**
 * The offset behind a `$(…)`, `${…}` or `` `…` `` with all that nests in it. In double quotes, a
 * single quote in `${…}` stands for itself.
 */
function endOfSubstitution(text: ByteString, start: number, inQuotes: boolean): number | undefined {
  const open: OpenConstruct[] = [];
  let at = start;
  do {
    at = behindPiece(text, at, open, !inQuotes);
  } while (open.length > 0 && at < text.length);
  return open.length === 0 && at <= text.length ? at : undefined;
}

/** Takes one piece of a substitution: what it opens or closes is noted in `open`. */
function behindPiece(
  text: ByteString,
  at: number,
  open: OpenConstruct[],
  quotesOutside: boolean,
): number {
  const byte = text.charAt(at);
  const { closer, quotes } = open.at(-1) ?? { closer: '', quotes: quotesOutside };
  if (byte === '\\') return at + 2;
  if (byte === '`' || (byte === "'" && quotes)) return closingMark(text, at) + 1;
  if (byte === closer) {
    open.pop();
    return at + 1;
  }
  const opened = openedAt(text, at, closer);
  if (opened) open.push({ closer: opened, quotes: opened === ')' || (opened === '}' && quotes) });
  return opened && byte === '$' ? at + 2 : at + 1;
}

/** What closes the construct that begins at an offset; undefined where none begins. */
function openedAt(text: ByteString, at: number, closer: string): string | undefined {
  const byte = text.charAt(at);
  if (byte === '"') return byte;
  if (byte === '(') return closer === ')' ? ')' : undefined;
  if (byte !== '$') return undefined;
  const next = text[at + 1];
  return next === '{' ? '}' : next === '(' ? ')' : undefined;
}

/** Of the single quote or backtick that closes one; the end of the text if none does. */
function closingMark(text: ByteString, open: number): number {
  const mark = text.charAt(open);
  let close = text.indexOf(mark, open + 1);
  while (mark === '`' && close !== -1 && isEscaped(text, close, open)) {
    close = text.indexOf(mark, close + 1);
  }
  return close === -1 ? text.length : close;
}

/** Whether an odd number of backslashes stands before an offset. */
function isEscaped(text: ByteString, at: number, from: number): boolean {
  let first = at;
  while (first > from && text[first - 1] === '\\') first -= 1;
  return (at - first) % 2 === 1;
}
