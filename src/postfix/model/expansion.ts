import type { ByteString } from '../../text/bytes.ts';
import { compatibilityLevel } from './compatibility-level.ts';
import {
  type Comparison,
  type ComparisonTest,
  type Macro,
  type MacroFunction,
  type MacroGrammar,
  parseMacros,
  WITHOUT_FUNCTIONS,
} from './macro.ts';
import { isKnown, known, unknown, type Value } from './value.ts';

/** A parameter as expansion finds it. */
export interface Found {
  readonly value: Value;
}

/** Finds a parameter by name; undefined when no one defines it, which expands to nothing. */
export type Lookup = (name: ByteString) => Found | undefined;

/** How deep pieces may stand inside pieces; Postfix gives up beyond that (util/mac_expand.c). */
const MAX_NESTING = 100;

/**
 * How deep they may stand when comparisons are in between: Postfix begins to count anew in each,
 * and dies of it when a value compares itself.
 */
const MAX_RECURSION = 1000;

/** References that one value may expand before it counts as hostile: nesting can double each step. */
const MAX_REFERENCES = 10_000;

/** The largest number that is compared as one (`LONG_MAX`). */
const MAX_NUMBER = 2n ** 63n - 1n;

/** How the reason begins when Postfix itself ends with a fatal error over a value. */
const REFUSED = 'Postfix cannot expand it';

/** Expands the `$` references of a value, with those in the values that they stand for. */
export function expand(
  value: ByteString,
  lookup: Lookup,
  grammar: MacroGrammar = WITHOUT_FUNCTIONS,
): Value {
  return value.includes('$') ? new Expansion(lookup, grammar).expandText(value) : known(value);
}

/**
 * What can be said of an expanded value: without the references whose values are not known, and with
 * both branches where it is not known which one counts. Undefined when Postfix cannot expand it.
 */
export function knownParts(
  value: ByteString,
  lookup: Lookup,
  grammar: MacroGrammar = WITHOUT_FUNCTIONS,
): ByteString | undefined {
  const parts = new Expansion(lookup, grammar, true).expandText(value);
  return isKnown(parts) ? parts.text : undefined;
}

/** Whether a program that needs the value ends with a fatal error. */
export function isRefused(value: Value): boolean {
  return !isKnown(value) && value.unknown.startsWith(REFUSED);
}

/** Why such a program ends, mostly in its own words; undefined when it does not. */
export function refusal(value: Value): string | undefined {
  return isKnown(value) || !isRefused(value)
    ? undefined
    : value.unknown.slice(REFUSED.length + 2, -1);
}

function refused(why: string): Value {
  return unknown(`${REFUSED} (${why})`);
}

/** How deep a piece stands: as Postfix counts, and in all. */
interface Depth {
  readonly counted: number;
  readonly total: number;
}

const START: Depth = { counted: 0, total: 0 };

class Expansion {
  readonly #lookup: Lookup;
  readonly #grammar: MacroGrammar;
  /** Whether to go on without what is not known. */
  readonly #inParts: boolean;
  #references = 0;

  constructor(lookup: Lookup, grammar: MacroGrammar, inParts = false) {
    this.#lookup = lookup;
    this.#grammar = grammar;
    this.#inParts = inParts;
  }

  expandText(text: ByteString, depth: Depth = START): Value {
    return this.expand(parseMacros(text, this.#grammar), depth);
  }

  /** Of several reasons not to know the value, the one that Postfix dies of counts. */
  expand(macros: readonly Macro[], depth: Depth): Value {
    let text = '';
    let notKnown: Value | undefined;
    for (const macro of macros) {
      const piece = this.#expandOne(macro, depth);
      if (isRefused(piece)) return piece;
      if (isKnown(piece)) text += piece.text;
      else notKnown ??= piece;
    }
    return notKnown && !this.#inParts ? notKnown : known(text);
  }

  #expandOne(macro: Macro, depth: Depth): Value {
    this.#references += 1;
    if (macro.kind === 'error') return refused(macro.message);
    if (
      depth.counted > MAX_NESTING ||
      depth.total > MAX_RECURSION ||
      this.#references > MAX_REFERENCES
    ) {
      return refused('it refers to itself, or to others, without end');
    }
    const inner = { counted: depth.counted + 1, total: depth.total + 1 };
    switch (macro.kind) {
      case 'text':
        return known(macro.text);
      case 'reference':
        return this.#reference(macro.name, inner);
      case 'call':
        return called(macro.function, this.expand(macro.argument, inner));
      case 'conditional': {
        const outcome =
          macro.test.kind === 'comparison'
            ? this.#compare(macro.test, { counted: 0, total: depth.total + 1 })
            : isNonEmpty(this.#lookup(macro.test.name));
        if (typeof outcome === 'boolean') {
          return this.expand(outcome ? macro.whenTrue : macro.whenFalse, inner);
        }
        if (!this.#inParts || isRefused(outcome)) return outcome;
        return this.expand([...macro.whenTrue, ...macro.whenFalse], inner);
      }
    }
  }

  /** The value is expanded in its turn, also that of a parameter of which `$` is left alone. */
  #reference(name: ByteString, inner: Depth): Value {
    const found = this.#lookup(name);
    if (!found) return known('');
    if (!isKnown(found.value)) return found.value;
    return this.expandText(found.value.text, inner);
  }

  #compare(test: ComparisonTest, depth: Depth): boolean | Value {
    const left = this.expand(test.left, depth);
    const right = this.expand(test.right, depth);
    if (!isKnown(left)) return isRefused(right) ? right : left;
    if (!isKnown(right)) return right;
    const order = test.byLevel ? byLevel(left.text, right.text) : byText(left.text, right.text);
    return typeof order === 'string' ? refused(order) : holds(test.operator, order);
  }
}

/**
 * What a function makes of a domain name. A name that the conversion leaves alone is known; for
 * others it takes the tables of the host's own Unicode library. Source: util/mac_midna.c.
 */
function called(name: MacroFunction, argument: Value): Value {
  if (!isKnown(argument)) return argument;
  const isAscii = /^[\0-\x7f]*$/.test(argument.text);
  if (isAscii === (name === 'domain_to_ascii')) return argument;
  const isPlain = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(argument.text);
  const isEncoded = /(?:^|\.)..--/.test(argument.text);
  return name === 'domain_to_utf8' && isPlain && !isEncoded
    ? argument
    : unknown(`${name} converts it with the tables of the host`);
}

function isNonEmpty(found: Found | undefined): boolean | Value {
  if (!found) return false;
  return isKnown(found.value) ? found.value.text !== '' : found.value;
}

function holds(operator: Comparison, order: number): boolean {
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/**
 * The order as a number, or why there is none: numbers when both are all digits, else bytes.
 * Source: postconf(5) "${{expression}...".
 */
function byText(left: ByteString, right: ByteString): number | string {
  const digits = /^[0-9]+$/;
  if (!digits.test(left) || !digits.test(right)) return left < right ? -1 : left > right ? 1 : 0;
  const [a, b] = [BigInt(left), BigInt(right)];
  if (a > MAX_NUMBER) return `bad conversion: ${left}`;
  if (b > MAX_NUMBER) return `bad conversion: ${right}`;
  return a < b ? -1 : a > b ? 1 : 0;
}

function byLevel(left: ByteString, right: ByteString): number | string {
  const a = compatibilityLevel(left);
  const b = compatibilityLevel(right);
  if (a !== undefined && b !== undefined) return a < b ? -1 : a > b ? 1 : 0;
  return `malformed compatibility level syntax: "${a === undefined ? left : right}"`;
}
