import type { Terminal } from '../terminal.ts';

/** What is over sooner needs no telling. */
const QUIET_MS = 1000;
const BETWEEN_MS = 100;
/** To the begin of the row, and erase it: ECMA-48, CR and EL. */
const ERASE = '\r\x1b[K';

/** What progress needs of the terminal. */
export type ProgressTerminal = Pick<Terminal, 'err' | 'errIsTTY' | 'now' | 'columns' | 'env'>;

/**
 * A row at the terminal that tells how far long work has come, and is gone when it is done. There is
 * none where nobody watches: without a terminal, in CI, or when it is not wanted. It looks at the
 * clock when it is told of a step and has no timer, so that nothing keeps the program alive.
 */
export class Progress {
  readonly #terminal: ProgressTerminal;
  readonly #isWanted: boolean;
  readonly #start: number;
  #last = Number.NEGATIVE_INFINITY;

  constructor(terminal: ProgressTerminal, isWanted: boolean) {
    const { env, errIsTTY } = terminal;
    this.#terminal = terminal;
    this.#isWanted = isWanted && errIsTTY && !env['CI'] && env['TERM'] !== 'dumb';
    this.#start = terminal.now();
  }

  /** Begins the step of that number, from 1. */
  step(number: number, total: number): void {
    if (!this.#isWanted) return;
    const now = this.#terminal.now();
    if (now - this.#start < QUIET_MS || now - this.#last < BETWEEN_MS) return;
    this.#last = now;
    // A row that is full would make the terminal begin another one.
    const text = `linting ${number} of ${total} servers`.slice(0, this.#terminal.columns - 1);
    this.#terminal.err(ERASE + text);
  }

  /** Takes the row away, before anything else is printed. */
  end(): void {
    if (this.#last === Number.NEGATIVE_INFINITY) return;
    this.#last = Number.NEGATIVE_INFINITY;
    this.#terminal.err(ERASE);
  }
}
