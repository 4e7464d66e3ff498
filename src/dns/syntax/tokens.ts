import type { ByteString } from '../../text/bytes.ts';
import type { Span } from '../../text/span.ts';

/** One word or quoted string of a master file, as it is written. */
export interface Token {
  readonly span: Span;
  /** Without the quotes, escapes as they are. */
  readonly text: ByteString;
  readonly quoted: boolean;
}

/** A comment, without the semicolon that begins it. */
export interface ZoneComment {
  readonly span: Span;
  readonly text: ByteString;
}

/** Why an entry cannot be read as words. */
export type EntryFault = 'unclosed-parenthesis' | 'stray-parenthesis' | 'unclosed-quote';

/** A line, or the lines that parentheses join. */
export interface Entry {
  /** With the line end. */
  readonly span: Span;
  readonly tokens: readonly Token[];
  readonly comments: readonly ZoneComment[];
  /** It begins with white space, so that a record in it belongs to the owner above. */
  readonly indented: boolean;
  readonly fault?: EntryFault;
}

/**
 * Cuts a master file into entries that follow each other without a gap. Any bytes.
 * Source: RFC 1035 section 5.1, and BIND's lib/isc/lex.c where that is silent.
 */
export function splitEntries(text: ByteString): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < text.length; ) {
    const entry = new EntryScanner(text, at).scan();
    entries.push(entry);
    at = entry.span.end;
  }
  return entries;
}

const BLANK = /[ \t\r\v\f]/;
const ENDS_WORD = /[ \t\r\n\v\f()";]/;

class EntryScanner {
  readonly #text: ByteString;
  readonly #start: number;
  readonly #tokens: Token[] = [];
  readonly #comments: ZoneComment[] = [];
  #at: number;
  #depth = 0;
  #fault: EntryFault | undefined;

  constructor(text: ByteString, start: number) {
    this.#text = text;
    this.#start = start;
    this.#at = start;
  }

  scan(): Entry {
    while (this.#at < this.#text.length && !this.#ends()) this.#step();
    if (this.#depth > 0) this.#fault ??= 'unclosed-parenthesis';
    const fault = this.#fault;
    return {
      span: { start: this.#start, end: this.#at },
      tokens: this.#tokens,
      comments: this.#comments,
      indented: BLANK.test(this.#text.charAt(this.#start)),
      ...(fault ? { fault } : {}),
    };
  }

  /** Takes the line end along when it ends the entry. */
  #ends(): boolean {
    if (this.#depth > 0 || this.#text.charAt(this.#at) !== '\n') return false;
    this.#at += 1;
    return true;
  }

  #step(): void {
    const byte = this.#text.charAt(this.#at);
    if (byte === ';') this.#comment();
    else if (byte === '"') this.#quoted();
    else if (byte === '(' || byte === ')') this.#parenthesis(byte);
    else if (byte === '\n' || BLANK.test(byte)) this.#at += 1;
    else this.#word();
  }

  #comment(): void {
    const start = this.#at;
    const lineFeed = this.#text.indexOf('\n', start);
    const end = lineFeed === -1 ? this.#text.length : lineFeed;
    const trimmed = this.#text.charAt(end - 1) === '\r' && end - 1 > start ? end - 1 : end;
    this.#comments.push({
      span: { start, end: trimmed },
      text: this.#text.slice(start + 1, trimmed),
    });
    this.#at = end;
  }

  #parenthesis(byte: string): void {
    this.#at += 1;
    if (byte === '(') this.#depth += 1;
    else if (this.#depth > 0) this.#depth -= 1;
    else this.#fault ??= 'stray-parenthesis';
  }

  #quoted(): void {
    const start = this.#at;
    let at = start + 1;
    while (at < this.#text.length) {
      const byte = this.#text.charAt(at);
      if (byte === '"' || byte === '\n') break;
      at += byte === '\\' ? 2 : 1;
    }
    at = Math.min(at, this.#text.length);
    const closed = this.#text.charAt(at) === '"';
    if (!closed) this.#fault ??= 'unclosed-quote';
    const end = closed ? at + 1 : at;
    const text = this.#text.slice(start + 1, at);
    this.#tokens.push({ span: { start, end }, text, quoted: true });
    this.#at = end;
    // A quote that is not closed ends the entry with its line: the parentheses are lost too.
    if (!closed) this.#depth = 0;
  }

  #word(): void {
    const start = this.#at;
    let at = start;
    while (at < this.#text.length && !ENDS_WORD.test(this.#text.charAt(at))) {
      const escapes = this.#text.charAt(at) === '\\' && this.#text.charAt(at + 1) !== '\n';
      at += escapes ? 2 : 1;
    }
    at = Math.min(at, this.#text.length);
    this.#tokens.push({
      span: { start, end: at },
      text: this.#text.slice(start, at),
      quoted: false,
    });
    this.#at = at;
  }
}
