/**
 * Patterns for paths with `/` between folders: `*` and `?` stay inside a name, `**` between slashes
 * stands for any number of folders, `{a,b}` for either text. A pattern without any of them is the
 * file of that name, or all that is in the folder of that name. Names that begin with a dot are
 * names like any other. A match takes time proportional to pattern and path, whatever they are.
 */
export class Glob {
  readonly #states: readonly State[];
  readonly #start: number;

  private constructor(states: readonly State[], start: number) {
    this.#states = states;
    this.#start = start;
  }

  /** The pattern, or in a few words why it is none. */
  static parse(pattern: string): Glob | { readonly problem: string } {
    const problem = REFUSED.find(([refused]) => refused.test(pattern))?.[1];
    if (problem !== undefined) return { problem };
    const pieces = piecesOf(pattern);
    if (!pieces) return { problem: 'braces are {a,b}, with a comma, and each one is closed' };
    const states: State[] = [ACCEPT];
    const start = compile(pieces, 0, states);
    return new Glob(states, start);
  }

  /** Whether a whole path is what the pattern says. */
  matches(path: string): boolean {
    let here = this.#reach([this.#start]);
    for (const char of path) {
      const next: number[] = [];
      for (const index of here) {
        const state = this.#states[index];
        if (state && 'takes' in state && takes(state.takes, char)) next.push(state.next);
      }
      here = this.#reach(next);
    }
    return here.has(0);
  }

  /** All states that can be reached from some without a character. */
  #reach(from: readonly number[]): Set<number> {
    const reached = new Set(from);
    for (const index of reached) {
      const state = this.#states[index];
      if (state && 'either' in state) for (const next of state.either) reached.add(next);
    }
    return reached;
  }
}

/** What a pattern consists of, each with the characters that it takes. */
type Piece =
  | { readonly char: string }
  | { readonly wildcard: '?' | '*' | 'folders' | 'all below' | 'all below if any' }
  | { readonly alternatives: readonly Piece[][] };

const REFUSED: readonly (readonly [pattern: RegExp, problem: string])[] = [
  [/^$/, 'it is empty'],
  [/^!/, 'it says which files are meant; there is no "!"'],
  [/[[\]\\]/, 'it knows *, **, ? and {a,b}, but no brackets and no backslash'],
  [/\{[^}]*\*\*/, '** does not stand in braces'],
  [/[^/]\*\*|\*\*[^/]/, '** stands for whole folders, as in mx/**/*.cf'],
];

/** Undefined where braces do not fit together. */
function piecesOf(pattern: string): Piece[] | undefined {
  const text = pattern.replace(/\/{2,}/g, '/').replace(/^(?:\.\/)+/, '');
  const pieces = new PieceReader([...text]).read();
  if (text.endsWith('/')) pieces?.push({ wildcard: 'all below' });
  else if (!/[*?{]/.test(text)) pieces?.push({ wildcard: 'all below if any' });
  return pieces;
}

class PieceReader {
  readonly #chars: readonly string[];
  #at = 0;

  constructor(chars: readonly string[]) {
    this.#chars = chars;
  }

  read(): Piece[] | undefined {
    const pieces = this.#sequence('');
    return this.#at === this.#chars.length ? pieces : undefined;
  }

  /** As far as one of the characters that end it. */
  #sequence(ends: string): Piece[] | undefined {
    const pieces: Piece[] = [];
    for (;;) {
      const char = this.#chars[this.#at];
      if (char === undefined || ends.includes(char)) return pieces;
      this.#at += 1;
      const piece = char === '{' ? this.#braces() : this.#single(char);
      if (!piece) return undefined;
      pieces.push(piece);
    }
  }

  #single(char: string): Piece | undefined {
    if (char === '}') return undefined;
    if (char === '?') return { wildcard: '?' };
    if (char !== '*') return { char };
    if (this.#chars[this.#at] !== '*') return { wildcard: '*' };
    const isLast = this.#at + 1 === this.#chars.length;
    this.#at += isLast ? 1 : 2;
    return { wildcard: isLast ? 'all below' : 'folders' };
  }

  #braces(): Piece | undefined {
    const alternatives: Piece[][] = [];
    for (;;) {
      const alternative = this.#sequence(',}');
      if (!alternative) return undefined;
      alternatives.push(alternative);
      const end = this.#chars[this.#at];
      this.#at += 1;
      if (end === '}') return alternatives.length > 1 ? { alternatives } : undefined;
      if (end === undefined) return undefined;
    }
  }
}

/** One character that a state takes: that very one, any of a name, or any at all. */
type Taken = { readonly char: string } | 'of a name' | 'any';

/** A state takes one character, or stands for others; the first one of all accepts. */
type State =
  | { readonly takes: Taken; readonly next: number }
  | { readonly either: number[] }
  | typeof ACCEPT;

const ACCEPT = { accepts: true } as const;

function takes(taken: Taken, char: string): boolean {
  if (taken === 'any') return true;
  return taken === 'of a name' ? char !== '/' : taken.char === char;
}

/** Adds the states of some pieces before the state `next`, and gives the first of them. */
function compile(pieces: readonly Piece[], next: number, states: State[]): number {
  const add = (state: State): number => states.push(state) - 1;
  /** Any number of times what `body` adds before the state that it is given. */
  const repeat = (body: (again: number) => number, after: number): number => {
    const either = [after];
    const again = add({ either });
    either.push(body(again));
    return again;
  };
  const take = (taken: Taken, after: number): number => add({ takes: taken, next: after });
  const someOf = (taken: Taken, after: number): number =>
    take(
      taken,
      repeat((again) => take(taken, again), after),
    );
  const before = (piece: Piece, after: number): number => {
    if ('char' in piece) return take(piece, after);
    if ('alternatives' in piece) {
      return add({ either: piece.alternatives.map((each) => compile(each, after, states)) });
    }
    switch (piece.wildcard) {
      case '?':
        return take('of a name', after);
      case '*':
        return repeat((again) => take('of a name', again), after);
      case 'folders':
        return repeat((again) => someOf('of a name', take({ char: '/' }, again)), after);
      case 'all below':
        return someOf('any', after);
      case 'all below if any':
        return add({ either: [after, take({ char: '/' }, someOf('any', after))] });
    }
  };
  return pieces.reduceRight((after, piece) => before(piece, after), next);
}
