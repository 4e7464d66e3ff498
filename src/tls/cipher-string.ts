import {
  belongsTo,
  CIPHER_GROUPS,
  type CipherGroup,
  groupOf,
  intersection,
} from './cipher-groups.ts';
import { CIPHER_SUITES, type CipherSuite } from './openssl-suites.ts';

/** What OpenSSL makes of a cipher string. */
export type CipherList =
  | {
      /** In the order of preference. */
      readonly suites: readonly CipherSuite[];
      /** What `@SECLEVEL=` sets; undefined where the string leaves it alone. */
      readonly securityLevel: number | undefined;
    }
  /** OpenSSL refuses it: it cannot read it, or no suite is left. */
  | { readonly refused: 'malformed' | 'empty' }
  /** The part of which releases or builds of OpenSSL make different things. */
  | { readonly unknown: string };

/**
 * Reads a cipher string as the default build of OpenSSL 3 does; the suites of TLS 1.3, in which it
 * has no say, are left out. A name that this build does not know is skipped, as OpenSSL does.
 * Source: openssl-ciphers(1), ssl/ssl_ciph.c `ssl_create_cipher_list`.
 */
export function readCipherString(text: string): CipherList {
  const before = READ.get(text);
  if (before) return before;
  if (READ.size >= MOST_READ) READ.clear();
  const list = read(text);
  READ.set(text, list);
  return list;
}

/** Lists that were read lately: the services of a host mostly share one or two. */
const READ = new Map<string, CipherList>();
const MOST_READ = 100;

function read(text: string): CipherList {
  const special = /^(?:SUITEB\w*|PROFILE=SYSTEM)/.exec(text)?.[0];
  if (special !== undefined) return { unknown: special };
  const order = new CipherOrder();
  let rest = text;
  if (rest.startsWith('DEFAULT')) {
    order.follow('ALL:!COMPLEMENTOFDEFAULT:!eNULL');
    rest = rest.slice('DEFAULT'.length);
  }
  const fault = order.follow(rest);
  if (fault) return fault;
  const { suites, securityLevel } = order;
  return suites.length > 0 ? { suites, securityLevel } : { refused: 'empty' };
}

type Fault = Exclude<CipherList, { readonly suites: unknown }>;

const MALFORMED = { refused: 'malformed' } as const;

const SEPARATOR = /[: ;,]/;

/** Suites in the order of preference while the rules of a string add, drop and move them. */
class CipherOrder {
  /** All that have not been ruled out for good. */
  #order: readonly CipherSuite[] = CIPHER_SUITES;
  readonly #active = new Set<CipherSuite>();
  securityLevel: number | undefined;

  get suites(): CipherSuite[] {
    return this.#order.filter((suite) => this.#active.has(suite));
  }

  /** Applies the rules of a string one after the other. */
  follow(text: string): Fault | undefined {
    for (let at = 0; at < text.length; ) {
      const first = text.charAt(at);
      if (SEPARATOR.test(first)) {
        at += 1;
        continue;
      }
      const operator = '-+!@'.includes(first) ? first : '';
      at += operator.length;
      const rule = operator === '@' ? this.#command(text, at) : readElement(text, at);
      if (!('end' in rule)) return rule;
      at = rule.end;
      if (rule.selects) this.#apply(operator, rule.selects);
    }
    return undefined;
  }

  /** `STRENGTH` or `SECLEVEL=n`; what follows up to a separator is skipped. */
  #command(text: string, at: number): Fault | Element {
    const command = nameAt(text, at);
    const level = /^SECLEVEL=([0-5])$/.exec(command)?.[1];
    if (level !== undefined) this.securityLevel = Number(level);
    else if (command === 'STRENGTH') this.#sortByStrength();
    else return MALFORMED;
    return { end: nextSeparator(text, at) };
  }

  #apply(operator: string, selects: (suite: CipherSuite) => boolean): void {
    const chosen = this.#order.filter(selects);
    switch (operator) {
      case '':
        this.#moveToEnd(chosen.filter((suite) => !this.#active.has(suite)));
        for (const suite of chosen) this.#active.add(suite);
        break;
      case '+':
        this.#moveToEnd(chosen.filter((suite) => this.#active.has(suite)));
        break;
      case '-': {
        // What was dropped last comes first when it is added again.
        const dropped = new Set(chosen.filter((suite) => this.#active.delete(suite)));
        this.#order = [...dropped, ...this.#order.filter((suite) => !dropped.has(suite))];
        break;
      }
      case '!': {
        const ruledOut = new Set(chosen);
        for (const suite of chosen) this.#active.delete(suite);
        this.#order = this.#order.filter((suite) => !ruledOut.has(suite));
        break;
      }
    }
  }

  #moveToEnd(suites: readonly CipherSuite[]): void {
    const moved = new Set(suites);
    this.#order = [...this.#order.filter((suite) => !moved.has(suite)), ...suites];
  }

  #sortByStrength(): void {
    this.#moveToEnd(this.suites.sort((one, other) => other.bits - one.bits));
  }
}

/** A name, or several joined by `+`. */
interface Element {
  /** Where the reading goes on. */
  readonly end: number;
  /** The suites that it stands for; undefined where OpenSSL skips the element. */
  readonly selects?: (suite: CipherSuite) => boolean;
}

function readElement(text: string, start: number): Fault | Element {
  const skipped = { end: nextSeparator(text, start) };
  let group: CipherGroup = {};
  let only: CipherSuite | undefined;
  for (let at = start; ; ) {
    const name = nameAt(text, at);
    if (name === '') return MALFORMED;
    // From OpenSSL 3.2 on an underscore belongs to a name; before, it is malformed behind one.
    if (text.charAt(at + name.length) === '_') {
      const element = text.slice(start, skipped.end);
      return TLS13_SUITE.test(element) ? skipped : { unknown: element };
    }
    const suite = SUITES.get(name);
    const named = suite ? groupOf(suite) : GROUPS.get(name);
    const common = named && intersection(group, named);
    if (!common) return skipped;
    group = common;
    only = suite ?? only;
    at += name.length;
    if (text.charAt(at) !== '+') {
      const selects = (each: CipherSuite) => (only ?? each) === each && belongsTo(each, group);
      return { end: at, selects };
    }
    at += 1;
  }
}

/** Names of which OpenSSL finds none in a cipher string. */
const TLS13_SUITE = /^TLS_(?:AES|CHACHA20|SHA)\w*$/;

const SUITES = new Map(CIPHER_SUITES.map((suite) => [suite.name, suite]));
const GROUPS = new Map(Object.entries(CIPHER_GROUPS));

function nameAt(text: string, at: number): string {
  return /^[A-Za-z0-9.=-]*/.exec(text.slice(at))?.[0] ?? '';
}

function nextSeparator(text: string, from: number): number {
  const offset = text.slice(from).search(SEPARATOR);
  return offset === -1 ? text.length : from + offset;
}
