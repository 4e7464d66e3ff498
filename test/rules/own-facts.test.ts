import { expect, test } from 'vitest';
import { RULES } from '../../rules/index.ts';

/** The fact that a rule judges, where an analyser finds it and no condition does. */
function factOf({ appliesTo }: (typeof RULES)[number]): string | undefined {
  if ('fact' in appliesTo) return appliesTo.fact;
  if ('dumpFact' in appliesTo) return appliesTo.dumpFact;
  return 'evidence' in appliesTo ? appliesTo.evidence : undefined;
}

test('at most one rule in seven has a fact that is found for it alone', () => {
  const judges = new Map<string, number>();
  for (const fact of RULES.flatMap((rule) => factOf(rule) ?? [])) {
    judges.set(fact, (judges.get(fact) ?? 0) + 1);
  }
  expect(judges.size).toBeGreaterThan(0);
  const own = [...judges].filter(([, count]) => count === 1);
  expect(own.length).toBeLessThanOrEqual(RULES.length / 7);
});
