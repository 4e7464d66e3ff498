import { all, any, not, type Truth } from './truth.ts';

/** Words of a floor above, combined. */
export type Condition<Word> =
  | Word
  | { readonly all: readonly Condition<Word>[] }
  | { readonly any: readonly Condition<Word>[] }
  | { readonly not: Condition<Word> };

/** Evaluates a condition, asking `test` for each word in the order written. */
export function evaluate<Word extends object>(
  condition: Condition<Word>,
  test: (word: Word) => Truth,
): Truth {
  if ('all' in condition) return all(lazily(condition.all, test));
  if ('any' in condition) return any(lazily(condition.any, test));
  if ('not' in condition) return not(evaluate(condition.not, test));
  return test(condition);
}

function* lazily<Word extends object>(
  conditions: readonly Condition<Word>[],
  test: (word: Word) => Truth,
): Iterable<Truth> {
  for (const condition of conditions) yield evaluate(condition, test);
}
