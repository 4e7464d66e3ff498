import type { ByteString } from '../../text/bytes.ts';
import type { Span } from '../../text/span.ts';
import type { DumpComment, Malformed } from './dump-parts.ts';

/** One argument of a command. */
export interface ScriptWord {
  /** Quotes included. */
  readonly span: Span;
  /** What the program is given; absent if only the shell knows (`$NAME`, `%NAME%`, `*`). */
  readonly value?: ByteString;
}

/** One command with its arguments, redirections left out. */
export interface ScriptCommand {
  readonly span: Span;
  readonly words: readonly ScriptWord[];
  /** It stands in an `if`, a loop or a function, or behind `||`. */
  readonly conditional: boolean;
}

/** What a script is made of, as far as it concerns us. */
export interface Script {
  readonly commands: readonly ScriptCommand[];
  readonly comments: readonly Omit<DumpComment, 'covers'>[];
  readonly malformed: readonly Malformed[];
}

/** Gathers words to commands. */
export class ScriptBuilder implements Script {
  readonly commands: ScriptCommand[] = [];
  readonly comments: Omit<DumpComment, 'covers'>[] = [];
  readonly malformed: Malformed[] = [];
  #words: ScriptWord[] = [];
  #skipNext = false;

  get atCommand(): boolean {
    return this.#words.length === 0;
  }

  get firstWord(): ScriptWord | undefined {
    return this.#words[0];
  }

  /** The next word is the target of a redirection. */
  skipNext(): void {
    this.#skipNext = true;
  }

  /** Whether the word became an argument, and not the target of a redirection. */
  add(word: ScriptWord): boolean {
    if (this.#skipNext) {
      this.#skipNext = false;
      return false;
    }
    this.#words.push(word);
    return true;
  }

  end(conditional: boolean): void {
    const [first, last] = [this.#words[0], this.#words.at(-1)];
    if (first && last) {
      const span = { start: first.span.start, end: last.span.end };
      this.commands.push({ span, words: this.#words, conditional });
    }
    this.#words = [];
    this.#skipNext = false;
  }

  comment(span: Span, text: ByteString): void {
    this.comments.push({ span, text });
  }

  unclosedQuote(span: Span): void {
    this.malformed.push({ span, problem: 'unclosed-quote', detail: '' });
  }
}
