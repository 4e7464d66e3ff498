import type { ByteString } from '../../text/bytes.ts';
import type { Loaded } from '../facts/loading-order.ts';
import { collapseBlanks } from '../syntax/whitespace.ts';
import { expand, type Found, knownParts } from './expansion.ts';
import type { MacroGrammar } from './macro.ts';
import type { Origin } from './origin.ts';
import { isKnown, unknown, type Value } from './value.ts';

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

/** What a scope rests on. */
export interface Surroundings {
  readonly define: (name: ByteString) => Definition;
  readonly grammar: MacroGrammar;
  /**
   * Whether the program knows the default of a name when it expands the value of another one; absent
   * for postconf, which knows all.
   */
  readonly isLoaded?: (name: ByteString, within: ByteString) => Loaded;
}

/** One view of the parameters: that of postconf, or that of one service of master.cf. */
export class Scope {
  readonly #surroundings: Surroundings;
  readonly #cache = new Map<ByteString, Effective>();
  /** The parameters whose values are being expanded. */
  readonly #open = new Set<ByteString>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  effective(name: ByteString): Effective {
    const cached = this.#cache.get(name);
    if (cached) return cached;
    const { value: raw, raw: leftAlone, origin } = this.#define(name);
    const value = isKnown(raw) && !leftAlone ? this.#expandOf(name, raw.text) : raw;
    const effective = { name, raw, value, origin, decidedBy: this.#decidedBy(name, 0) };
    this.#cache.set(name, effective);
    return effective;
  }

  /** Expands a text as this scope does when it stands in the value of a parameter. */
  expand(text: ByteString, within: ByteString): Value {
    return expand(text, (name) => this.#find(name, within), this.#surroundings.grammar);
  }

  /** What can be said of the expanded text even if not all of it is known. */
  knownParts(text: ByteString, within: ByteString): ByteString | undefined {
    return knownParts(text, (name) => this.#find(name, within), this.#surroundings.grammar);
  }

  /** Whether the default of a name is known when the value of another one is expanded. */
  isLoaded(name: ByteString, within: ByteString): Loaded {
    return this.#surroundings.isLoaded?.(name, within) ?? 'yes';
  }

  #define(name: ByteString): Definition {
    return this.#surroundings.define(name);
  }

  #expandOf(name: ByteString, text: ByteString): Value {
    if (this.#open.has(name)) return unknown(`${name} refers to itself`);
    this.#open.add(name);
    const value = this.expand(text, name);
    this.#open.delete(name);
    return value;
  }

  /** What `$name` stands for in the value of a parameter. */
  #find(name: ByteString, within: ByteString): Found | undefined {
    const definition = this.#define(name);
    const { value, raw, origin } = definition;
    if (origin.kind === 'undefined') return undefined;
    if (origin.kind !== 'default' || !this.#surroundings.isLoaded || !isKnown(value)) {
      return definition;
    }
    switch (this.#isLoadedFor(name, within)) {
      case 'no':
        return undefined;
      case 'yes':
        // A program keeps its defaults expanded.
        return raw || !value.text.includes('$') ? definition : this.effective(name);
      case 'unknown':
        return value.text === ''
          ? definition
          : { value: unknown(`it depends on when the program loads ${name}`) };
    }
  }

  /** Built-in defaults only refer to what is loaded before them. */
  #isLoadedFor(name: ByteString, within: ByteString): Loaded {
    const loaded = this.isLoaded(name, within);
    if (loaded !== 'unknown') return loaded;
    return this.#define(within).origin.kind === 'default' ? 'yes' : 'unknown';
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
