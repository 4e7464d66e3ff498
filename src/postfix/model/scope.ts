import type { ByteString } from '../../text/bytes.ts';
import { collapseBlanks } from '../syntax/whitespace.ts';
import { expand, type Found, knownParts } from './expansion.ts';
import type { Origin } from './origin.ts';
import { isKnown, type Value } from './value.ts';

/** A parameter as a program sees it. */
export interface Effective {
  readonly name: ByteString;
  /** The value as written, `$` references not expanded. */
  readonly raw: Value;
  /** The value after expansion. */
  readonly value: Value;
  readonly origin: Origin;
  /**
   * When the origin is a default that is nothing but `$other`: the setting that decides in truth,
   * followed to its end.
   */
  readonly decidedBy: { readonly name: ByteString; readonly origin: Origin };
}

/** A parameter before expansion. */
export interface Definition extends Found {
  /** Whether `$` in its value is left alone when a program starts. */
  readonly raw: boolean;
  readonly origin: Origin;
}

/** One view of the parameters: that of main.cf as a whole, or that of one service of master.cf. */
export class Scope {
  readonly #define: (name: ByteString) => Definition;
  readonly #cache = new Map<ByteString, Effective>();

  constructor(define: (name: ByteString) => Definition) {
    this.#define = define;
  }

  effective(name: ByteString): Effective {
    const cached = this.#cache.get(name);
    if (cached) return cached;
    const { value: raw, raw: leftAlone, origin } = this.#define(name);
    const value = isKnown(raw) && !leftAlone ? this.expand(raw.text) : raw;
    const effective = { name, raw, value, origin, decidedBy: this.#decidedBy(name, 0) };
    this.#cache.set(name, effective);
    return effective;
  }

  /** Expands a text as this scope does. */
  expand(text: ByteString): Value {
    return expand(text, (name) => this.#find(name));
  }

  /** What can be said of the expanded text even if not all of it is known. */
  knownParts(text: ByteString): ByteString | undefined {
    return knownParts(text, (name) => this.#find(name));
  }

  #find(name: ByteString): Found | undefined {
    const definition = this.#define(name);
    return definition.origin.kind === 'undefined' ? undefined : definition;
  }

  /** Whether main.cf or `-o` gives the parameter a value, or may do so once a template is filled in. */
  isExplicit(name: ByteString): boolean {
    const { kind } = this.#define(name).origin;
    return kind === 'main.cf' || kind === 'master.cf' || kind === 'template';
  }

  #decidedBy(name: ByteString, depth: number): { name: ByteString; origin: Origin } {
    const { value, origin } = this.#define(name);
    const other =
      origin.kind === 'default' && isKnown(value)
        ? /^\$\{?([A-Za-z0-9_]+)\}?$/.exec(value.text)?.[1]
        : undefined;
    return other && depth < 10 ? this.#decidedBy(other, depth + 1) : { name, origin };
  }
}

/** A value as `postconf` prints it, or undefined when it is not known. */
export function printed(value: Value): ByteString | undefined {
  return isKnown(value) ? collapseBlanks(value.text).replace(/^ | $/g, '') : undefined;
}
