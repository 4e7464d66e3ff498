/** The release series the facts cover, oldest first. 3.12 is known from its snapshots. */
export const RELEASES: readonly string[] = [
  '2.6',
  '2.7',
  '2.8',
  '2.9',
  '2.10',
  '2.11',
  '3.0',
  '3.1',
  '3.2',
  '3.3',
  '3.4',
  '3.5',
  '3.6',
  '3.7',
  '3.8',
  '3.9',
  '3.10',
  '3.11',
  '3.12',
];

/** The newest stable series. */
export const NEWEST_STABLE = '3.11';

const NUMBER = /^(0|[1-9]\d*)\.(0|[1-9]\d*)(?:\.(0|[1-9]\d*)|-\d{8}(?:-[A-Za-z0-9]+)?)?$/;
const COMPARATOR = /^(>=|<=|>|<|=)(.+)$/;

type Operator = '>=' | '<=' | '>' | '<' | '=';

const HOLDS: Readonly<Record<Operator, (order: number) => boolean>> = {
  '>=': (order) => order >= 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '<': (order) => order < 0,
  '=': (order) => order === 0,
};

/**
 * A Postfix release: a series (`3.7`), one patch level of it (`3.7.11`), or a snapshot on the way to it
 * (`3.12-20260821`), as mail_version tells.
 * A series alone stands for its newest patch level, since that is what a host that keeps up runs.
 */
export class Release {
  static readonly #parsed = new Map<string, Release>();

  /** As it was written. */
  readonly text: string;
  /** The first two numbers: `3.7`. */
  readonly series: string;
  /** The third number; undefined stands for the newest of the series. */
  readonly patch: number | undefined;
  readonly #major: number;
  readonly #minor: number;

  private constructor(text: string, major: number, minor: number, patch: number | undefined) {
    this.text = text;
    this.series = `${major}.${minor}`;
    this.patch = patch;
    this.#major = major;
    this.#minor = minor;
  }

  /** The release of a number such as `3.7` or `3.7.11`; undefined when the text is not one. */
  static parse(text: string): Release | undefined {
    const known = Release.#parsed.get(text);
    if (known) return known;
    const [, major, minor, patch] = NUMBER.exec(text) ?? [];
    if (major === undefined || minor === undefined) return undefined;
    const level = patch === undefined ? undefined : Number(patch);
    const release = new Release(text, Number(major), Number(minor), level);
    Release.#parsed.set(text, release);
    return release;
  }

  /** Whether the text is what mail_version says, and not only the series of it. */
  get isExact(): boolean {
    return this.text !== this.series;
  }

  /** Whether the facts cover the series. */
  get isKnown(): boolean {
    return RELEASES.includes(this.series);
  }

  /** Below zero when this release is older than the other, above zero when newer. */
  compare(other: Release): number {
    return this.#compareSeries(other) || comparePatch(this.patch, other.patch);
  }

  /**
   * Whether this release is that one or newer. Without a patch level the bound is the first
   * release of the series, so that 3.6.0 is at least 3.6.
   * @throws RangeError when the bound is not a release.
   */
  atLeast(bound: string): boolean {
    return this.#against(bound) >= 0;
  }

  /**
   * Whether this release fulfils every comparator of a range such as `>=3.6 <3.9`.
   * A bound without a patch level means the series as a whole: `<=3.6` holds for every 3.6.x.
   * @throws RangeError when the text is not a range; isReleaseRange tells.
   */
  satisfies(range: string): boolean {
    return comparators(range).every(([operator, bound]) => HOLDS[operator](this.#against(bound)));
  }

  /** The release as it was written. */
  toString(): string {
    return this.text;
  }

  #compareSeries(other: Release): number {
    return this.#major - other.#major || this.#minor - other.#minor;
  }

  #against(bound: string): number {
    const other = Release.parse(bound);
    if (!other) throw new RangeError(`not a Postfix release: "${bound}"`);
    return other.patch === undefined ? this.#compareSeries(other) : this.compare(other);
  }
}

/** Whether a text can be given to Release.satisfies: comparators `>= <= > < =` between blanks. */
export function isReleaseRange(text: string): boolean {
  return words(text).every((word) => comparator(word) !== undefined);
}

function comparators(range: string): (readonly [Operator, string])[] {
  return words(range).map((word) => {
    const parsed = comparator(word);
    if (!parsed) throw new RangeError(`not a range of Postfix releases: "${range}"`);
    return parsed;
  });
}

function comparator(word: string): readonly [Operator, string] | undefined {
  const [, operator, bound] = COMPARATOR.exec(word) ?? [];
  if (operator === undefined || bound === undefined || !isOperator(operator)) return undefined;
  return Release.parse(bound) && [operator, bound];
}

function isOperator(text: string): text is Operator {
  return Object.hasOwn(HOLDS, text);
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function comparePatch(a: number | undefined, b: number | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a - b;
}
