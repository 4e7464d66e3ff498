import type { ByteString } from '../../text/bytes.ts';
import { type Line, lineFrom } from './lines.ts';
import { type Script, ScriptBuilder } from './script.ts';

/** Behind these, on the same line, a command may follow that need not run. */
const COMPOUND = /^(?:if|for|else)$/i;

/**
 * Reads a batch file for cmd.exe as far as it takes to know the arguments of its commands: quotes,
 * `^` before a byte or a line end, `%%`, `rem` and `::`, `&`, `|`, blocks. A value is left out where
 * cmd.exe makes it (`%NAME%`, `!NAME!`), or where programs differ about it (`\"` and `""` in quotes).
 */
export function readCmdScript(text: ByteString, from: number): Script {
  const reader = new CmdReader(text, from);
  reader.read();
  return reader.script;
}

/** Whether a batch file has cmd.exe expand `!NAME!`. */
export function expandsExclamationMarks(text: ByteString): boolean {
  return /\bEnableDelayedExpansion\b|\/v:on\b/i.test(text);
}

class CmdReader {
  readonly script = new ScriptBuilder();
  readonly #text: ByteString;
  readonly #wordReader: CmdWordReader;
  #at: number;
  #depth = 0;
  #behindOr = false;

  constructor(text: ByteString, from: number) {
    this.#text = text;
    this.#at = from;
    this.#wordReader = new CmdWordReader(text, expandsExclamationMarks(text));
  }

  read(): void {
    while (this.#at < this.#text.length) {
      const line = lineFrom(this.#text, this.#at);
      if (this.#isCommentLine(line)) this.#at = line.next;
      else this.#commandLine();
    }
    this.#endCommand();
  }

  /** `rem`, `::` and labels take up their line. */
  #isCommentLine(line: Line): boolean {
    const head = /^([\s@]{0,200})(rem(?![\w.:\\/-])|::?)/i.exec(
      this.#text.slice(line.start, Math.min(line.end, line.start + 300)),
    );
    if (!head?.[2]) return false;
    const start = line.start + (head[1]?.length ?? 0);
    if (head[2] !== ':') {
      const span = { start, end: line.end };
      this.script.comment(span, this.#text.slice(start + head[2].length, line.end));
    }
    return true;
  }

  #endCommand(): void {
    const compound = COMPOUND.test(this.script.firstWord?.value ?? '');
    this.script.end(this.#depth > 0 || this.#behindOr || compound);
    this.#behindOr = false;
  }

  /** One line, and those that `^` continues it with. */
  #commandLine(): void {
    while (this.#at < this.#text.length) {
      const byte = this.#text.charAt(this.#at);
      if (byte === '\n') {
        this.#at += 1;
        this.#endCommand();
        return;
      }
      if (byte === ' ' || byte === '\t' || isLineEndReturn(this.#text, this.#at)) this.#at += 1;
      else if (byte === '@' && this.script.atCommand) this.#at += 1;
      else if (byte === '<' || byte === '>') this.#redirection();
      else if (!this.#operator(byte)) this.#word();
    }
  }

  #operator(byte: string): boolean {
    if (byte === '&' || byte === '|') {
      const doubled = this.#text[this.#at + 1] === byte;
      this.#endCommand();
      this.#behindOr = byte === '|' && doubled;
      this.#at += doubled ? 2 : 1;
      return true;
    }
    const compound = COMPOUND.test(this.script.firstWord?.value ?? '');
    if (byte === '(' && (this.script.atCommand || compound)) {
      this.#endCommand();
      this.#depth += 1;
    } else if (byte === ')' && this.#depth > 0) {
      this.#endCommand();
      this.#depth -= 1;
    } else return false;
    this.#at += 1;
    return true;
  }

  #redirection(): void {
    const operator = />>|[<>]&?/y;
    operator.lastIndex = this.#at;
    this.#at += operator.exec(this.#text)?.[0].length ?? 1;
    this.script.skipNext();
  }

  #word(): void {
    const start = this.#at;
    const { at, quoted, value } = this.#wordReader.read(start, this.#depth > 0);
    this.#at = at;
    const span = { start, end: at };
    if (quoted) this.script.unclosedQuote(span);
    const raw = this.#text.slice(start, Math.min(at, start + 3));
    if (/^\d$/.test(raw) && /[<>]/.test(this.#text.charAt(at))) return;
    this.script.add(value === undefined ? { span } : { span, value });
  }
}

/** Reads one word and takes its quotes off. */
class CmdWordReader {
  readonly #text: ByteString;
  readonly #exclamation: boolean;
  #at = 0;
  #quoted = false;
  #computed = false;
  #pieces: ByteString[] = [];

  constructor(text: ByteString, exclamation: boolean) {
    this.#text = text;
    this.#exclamation = exclamation;
  }

  /** `quoted`: its quote has no end. In a block, `)` ends a word. */
  read(
    start: number,
    inBlock: boolean,
  ): { readonly at: number; readonly quoted: boolean; readonly value?: ByteString } {
    this.#at = start;
    this.#quoted = false;
    this.#computed = false;
    this.#pieces = [];
    while (this.#at < this.#text.length && !this.#isEnd(inBlock)) this.#piece();
    if (this.#at === start) this.#at += 1;
    const [at, quoted] = [this.#at, this.#quoted];
    return this.#computed || quoted ? { at, quoted } : { at, quoted, value: this.#pieces.join('') };
  }

  #isEnd(inBlock: boolean): boolean {
    const byte = this.#text.charAt(this.#at);
    if (byte === '\n' || isLineEndReturn(this.#text, this.#at)) return true;
    if (this.#quoted) return false;
    return ' \t&|<>'.includes(byte) || (byte === ')' && inBlock);
  }

  #piece(): void {
    const text = this.#text;
    const byte = text.charAt(this.#at);
    const next = text[this.#at + 1];
    if (byte === '"') this.#quote();
    else if (byte === '%') {
      if (next === '%') this.#pieces.push('%');
      else this.#computed = true;
      this.#at += next === '%' ? 2 : 1;
    } else if (byte === '!' && this.#exclamation) {
      this.#computed = true;
      this.#at += 1;
    } else if (byte === '^' && !this.#quoted) this.#caret();
    else {
      const stretch = /[^\s"%!^&|<>)]+|[\s\S]/y;
      stretch.lastIndex = this.#at;
      const found = stretch.exec(text)?.[0] ?? byte;
      this.#pieces.push(found);
      this.#at += found.length;
    }
  }

  /** The C library and Delphi take `\"` and `""` in quotes for different things. */
  #quote(): void {
    const [before, behind] = [this.#text[this.#at - 1], this.#text[this.#at + 1]];
    if (before === '\\' || (this.#quoted && behind === '"')) this.#computed = true;
    this.#quoted = !this.#quoted;
    this.#at += 1;
  }

  /** `^` takes the next byte as it is, and a line end away. */
  #caret(): void {
    let next = this.#at + 1;
    if (isLineEndReturn(this.#text, next)) next += 1;
    if (this.#text[next] === '\n') next += 1;
    this.#pieces.push(this.#text[next] ?? '');
    this.#at = Math.min(next + 1, this.#text.length);
  }
}

function isLineEndReturn(text: ByteString, at: number): boolean {
  return text[at] === '\r' && (text[at + 1] === '\n' || at + 1 === text.length);
}
