import type { ByteString } from '../../text/bytes.ts';
import type { Span } from '../../text/span.ts';

/** A JSON value and where it stands. */
export type JsonNode =
  | {
      readonly kind: 'object';
      readonly span: Span;
      readonly members: ReadonlyMap<string, JsonNode>;
    }
  | { readonly kind: 'array'; readonly span: Span; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly span: Span; readonly value: string }
  | { readonly kind: 'literal'; readonly span: Span; readonly value: number | boolean | null };

/** The text is no JSON from this byte on. */
export interface JsonFault {
  readonly kind: 'fault';
  readonly at: number;
}

/** No export has its records deeper; deeper texts are refused before the stack is. */
const DEEPEST = 200;

/**
 * Reads a JSON text, a byte order mark before it allowed; of members with one name the last counts.
 * Source: RFC 8259.
 */
export function readJson(text: ByteString): JsonNode | JsonFault {
  return new JsonReader(text).read();
}

class JsonReader {
  readonly #text: ByteString;
  #at = 0;

  constructor(text: ByteString) {
    this.#text = text;
  }

  read(): JsonNode | JsonFault {
    if (this.#text.startsWith('\u00ef\u00bb\u00bf')) this.#at = 3;
    const value = this.#value(0);
    if (!value) return { kind: 'fault', at: this.#at };
    this.#space();
    return this.#at === this.#text.length ? value : { kind: 'fault', at: this.#at };
  }

  #value(depth: number): JsonNode | undefined {
    this.#space();
    const first = this.#text.charAt(this.#at);
    if (depth > DEEPEST) return undefined;
    if (first === '{') return this.#object(depth);
    if (first === '[') return this.#array(depth);
    if (first === '"') return this.#string();
    return this.#literal();
  }

  #object(depth: number): JsonNode | undefined {
    const start = this.#at;
    const members = new Map<string, JsonNode>();
    const closed = this.#list('}', () => {
      this.#space();
      const name = this.#text.charAt(this.#at) === '"' ? this.#string() : undefined;
      if (name?.kind !== 'string' || !this.#eat(':')) return false;
      const value = this.#value(depth + 1);
      if (value) members.set(name.value, value);
      return value !== undefined;
    });
    return closed ? { kind: 'object', span: { start, end: this.#at }, members } : undefined;
  }

  #array(depth: number): JsonNode | undefined {
    const start = this.#at;
    const items: JsonNode[] = [];
    const closed = this.#list(']', () => {
      const value = this.#value(depth + 1);
      if (value) items.push(value);
      return value !== undefined;
    });
    return closed ? { kind: 'array', span: { start, end: this.#at }, items } : undefined;
  }

  /** Reads from the opening sign to the closing one; false where an item is none. */
  #list(close: string, item: () => boolean): boolean {
    this.#at += 1;
    if (this.#eat(close)) return true;
    for (;;) {
      if (!item()) return false;
      if (this.#eat(close)) return true;
      if (!this.#eat(',')) return false;
    }
  }

  #string(): JsonNode | undefined {
    const start = this.#at;
    const pattern = /"(?:[^"\\]|\\.)*"/y;
    pattern.lastIndex = start;
    const written = pattern.exec(this.#text)?.[0];
    const value = written === undefined ? undefined : parsed(written);
    if (written === undefined || typeof value !== 'string') return undefined;
    this.#at += written.length;
    return { kind: 'string', span: { start, end: this.#at }, value };
  }

  #literal(): JsonNode | undefined {
    const start = this.#at;
    const pattern = /true|false|null|-?[0-9][0-9.eE+-]*/y;
    pattern.lastIndex = start;
    const written = pattern.exec(this.#text)?.[0];
    const value = written === undefined ? undefined : parsed(written);
    if (written === undefined || value === undefined || typeof value === 'string') return undefined;
    this.#at += written.length;
    return { kind: 'literal', span: { start, end: this.#at }, value };
  }

  #eat(sign: string): boolean {
    this.#space();
    if (this.#text.charAt(this.#at) !== sign) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    while (/[ \t\r\n]/.test(this.#text.charAt(this.#at))) this.#at += 1;
  }
}

/** A string, number or word as JSON has it; undefined where it is none. */
function parsed(written: string): string | number | boolean | null | undefined {
  try {
    return JSON.parse(written);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
