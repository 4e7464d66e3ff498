import type { ByteString } from '../../text/bytes.ts';
import { compatibilityLevel } from './compatibility-level.ts';
import { type Comparison, type ComparisonTest, type Macro, parseMacros } from './macro.ts';
import { isKnown, known, unknown, type Value } from './value.ts';

/** A parameter as expansion finds it: its text, and whether `$` in it is left alone. */
export interface Found {
  readonly value: Value;
  readonly raw: boolean;
}

/** Finds a parameter by name; undefined when no one defines it, which expands to nothing. */
export type Lookup = (name: ByteString) => Found | undefined;

/** Postfix gives up after this many references inside references (util/mac_expand.c). */
const MAX_NESTING = 100;

/** References that one value may expand before it counts as hostile: nesting can double each step. */
const MAX_REFERENCES = 10_000;

/** Expands the `$` references of a value, with those in the values that they stand for. */
export function expand(value: ByteString, lookup: Lookup): Value {
  return value.includes('$') ? new Expansion(lookup).expand(parseMacros(value), 0) : known(value);
}

class Expansion {
  readonly #lookup: Lookup;
  #references = 0;

  constructor(lookup: Lookup) {
    this.#lookup = lookup;
  }

  expand(macros: readonly Macro[], depth: number): Value {
    let text = '';
    for (const macro of macros) {
      const piece = this.#expandOne(macro, depth);
      if (!isKnown(piece)) return piece;
      text += piece.text;
    }
    return known(text);
  }

  #expandOne(macro: Macro, depth: number): Value {
    switch (macro.kind) {
      case 'text':
        return known(macro.text);
      case 'error':
        return unknown(`Postfix cannot expand it (${macro.message})`);
      case 'reference':
        return this.#reference(macro.name, depth);
      case 'conditional': {
        const outcome =
          macro.test.kind === 'comparison'
            ? this.#compare(macro.test, depth)
            : isNonEmpty(this.#lookup(macro.test.name));
        if (typeof outcome !== 'boolean') return outcome;
        return this.expand(outcome ? macro.whenTrue : macro.whenFalse, depth);
      }
    }
  }

  #reference(name: ByteString, depth: number): Value {
    this.#references += 1;
    if (depth >= MAX_NESTING || this.#references > MAX_REFERENCES) {
      return unknown(`$${name} refers to itself, or to others, without end`);
    }
    const found = this.#lookup(name);
    if (!found) return known('');
    if (found.raw || !isKnown(found.value) || !found.value.text.includes('$')) return found.value;
    return this.expand(parseMacros(found.value.text), depth + 1);
  }

  #compare(test: ComparisonTest, depth: number): boolean | Value {
    const left = this.expand(test.left, depth);
    if (!isKnown(left)) return left;
    const right = this.expand(test.right, depth);
    if (!isKnown(right)) return right;
    const order = test.byLevel ? byLevel(left.text, right.text) : byText(left.text, right.text);
    if (order === undefined) {
      return unknown(`"${left.text}" or "${right.text}" is no compatibility level`);
    }
    return holds(test.operator, order);
  }
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

/** Numbers when both are all digits, else bytes. Source: postconf(5) "${{expression}...". */
function byText(left: ByteString, right: ByteString): number {
  const digits = /^[0-9]+$/;
  if (digits.test(left) && digits.test(right)) return Number(left) - Number(right);
  return left < right ? -1 : left > right ? 1 : 0;
}

function byLevel(left: ByteString, right: ByteString): number | undefined {
  const a = compatibilityLevel(left);
  const b = compatibilityLevel(right);
  return a === undefined || b === undefined ? undefined : a - b;
}
