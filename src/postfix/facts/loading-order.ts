import data from './loading-order.json' with { type: 'json' };
import { parameterTable } from './parameter-table.ts';
import { Release } from './release.ts';

/**
 * Whether a program has loaded a parameter that no file sets when it comes to another one: only then
 * does `$name` in the value of the other stand for the default.
 */
export type Loaded = 'yes' | 'no' | 'unknown';

/** Stands for what every program does before it turns to its own parameters. */
export const EVERY_PROGRAM = '*';

interface OrderFact {
  /** In the order of loading. */
  readonly order: readonly string[];
  /** In a table of the program in some release, but not in that of the release that was watched. */
  readonly unseen: readonly string[];
}

interface Facts {
  readonly global: OrderFact;
  readonly own: Readonly<Record<string, OrderFact>>;
}

const FACTS: Facts = data;

/** The release that was watched. */
const WATCHED = '3.7.11';

/**
 * The order was watched in 3.7.11. Source tables only grow: that of smtpd in 2.10 has its entries in
 * the same order, and 3.12 was seen to expand as 3.7.11 does. Older ones were not looked at.
 */
const FIRST_KNOWN = '2.10';

/** postscreen leaves TLS to tlsproxy, which reads these. */
const READ_BY_TLSPROXY = /^(?:smtpd|tlsproxy)_(?:.*_)?tls/;

/** Programs that ask for `<service>_<suffix>` when they come to a service. */
const READ_NAMES_OF_SERVICES = ['qmgr', 'oqmgr', 'nqmgr', 'pipe', 'spawn', 'local', 'virtual'];

/** Where a parameter comes in the order of one program: between two places, or never. */
interface Place {
  readonly first: number;
  readonly last: number;
}

const NEVER: Place = { first: Infinity, last: Infinity };

const orders = new Map<string, LoadingOrder>();

/**
 * The order of a program, without folder; undefined where it is not known. Left out are proxymap, whose
 * parameters no value makes it tell of, and what is no service of mail.
 */
export function loadingOrder(program: string, release: Release): LoadingOrder | undefined {
  if (!release.atLeast(FIRST_KNOWN)) return undefined;
  if (program !== EVERY_PROGRAM && !Object.hasOwn(FACTS.own, program)) return undefined;
  const key = `${program} ${release.text}`;
  const known = orders.get(key);
  if (known) return known;
  const order = new LoadingOrder(program, release);
  orders.set(key, order);
  return order;
}

/**
 * In which order a program loads its parameters: those of every program first, then its own, table
 * by table, then those of TLS. Source: global/mail_params.c, the main() of each program.
 */
export class LoadingOrder {
  readonly #program: string;
  readonly #release: Release;
  readonly #own: OrderFact;
  readonly #at: ReadonlyMap<string, number>;
  readonly #places = new Map<string, Place>();

  constructor(program: string, release: Release) {
    this.#program = program;
    this.#release = release;
    this.#own = FACTS.own[program] ?? { order: [], unseen: [] };
    this.#at = new Map([...FACTS.global.order, ...this.#own.order].map((name, at) => [name, at]));
  }

  /** Whether the program loads the parameter for itself, not as every program does. */
  isOwn(name: string): boolean {
    return this.#own.order.includes(name) || this.#own.unseen.includes(name);
  }

  /** Whether `name` is loaded when the value of `within` is expanded. */
  isLoaded(name: string, within: string): Loaded {
    if (this.#isLeftToTlsproxy(within)) {
      return loadingOrder('tlsproxy', this.#release)?.isLoaded(name, within) ?? 'unknown';
    }
    if (name === within) return 'no';
    const [one, other] = [this.#place(name), this.#place(within)];
    if (one.first >= other.last) return 'no';
    if (!this.#at.has(name)) return this.#isWatchedRelease(name) ? 'no' : 'unknown';
    return one.last < other.first ? 'yes' : 'unknown';
  }

  #isLeftToTlsproxy(name: string): boolean {
    return this.#program === 'postscreen' && READ_BY_TLSPROXY.test(name) && !this.#at.has(name);
  }

  /** Whether the program was watched in a release that has the parameter. */
  #isWatchedRelease(name: string): boolean {
    const watched = Release.parse(WATCHED);
    if (watched?.series !== this.#release.series) return false;
    const parameter = parameterTable(watched).get(name);
    return parameter !== undefined && parameter.scope === undefined;
  }

  /** Of a parameter that was not seen, where it comes if the program loads it at all. */
  #place(name: string): Place {
    const at = this.#at.get(name);
    if (at !== undefined) return { first: at, last: at };
    const known = this.#places.get(name);
    if (known) return known;
    const place = this.#placeOfUnwatched(name);
    this.#places.set(name, place);
    return place;
  }

  #placeOfUnwatched(name: string): Place {
    const { length } = FACTS.global.order;
    if (FACTS.global.unseen.includes(name)) return { first: -1, last: length - 0.5 };
    const end = this.#at.size;
    const parameter = parameterTable(this.#release).get(name);
    if (parameter?.scope === 'tls') return { first: end, last: end + 1 };
    if (!parameter) {
      return READ_NAMES_OF_SERVICES.includes(this.#program)
        ? { first: end, last: Infinity }
        : NEVER;
    }
    if (!this.#own.unseen.includes(name)) return NEVER;
    // A table holds one kind, and newer entries stand in the table of their kind.
    const same = this.#own.order
      .filter((each) => isOfKind(each, parameter.kind, this.#release))
      .map((each) => this.#at.get(each) ?? end);
    return same.length > 0
      ? { first: Math.min(...same) - 0.5, last: Math.max(...same) + 0.5 }
      : { first: length, last: end };
  }
}

function isOfKind(name: string, kind: string, release: Release): boolean {
  const parameter = parameterTable(release).get(name);
  return parameter?.kind === kind && parameter.scope !== 'tls';
}
