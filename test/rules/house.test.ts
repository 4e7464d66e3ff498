import { describe, expect, test } from 'vitest';
import { RULES } from '../../rules/index.ts';
import type { AnyRule } from '../../rules/rule.ts';
import { variableFact } from '../../src/icewarp/facts/variable-table.ts';
import { PARAMETER_FACTS } from '../../src/postfix/facts/parameter-fact.ts';
import { isReleaseRange } from '../../src/postfix/facts/release.ts';

const all = RULES.map((rule) => ({ id: rule.id, rule }));

describe('the rules', () => {
  test('have ids of their own', () => {
    const names = RULES.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('silence only rules that exist', () => {
    const ids = new Set<string>(RULES.map(({ id }) => id));
    expect(RULES.flatMap(({ silences = [] }) => silences).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe.each(all)('$id', ({ rule }) => {
  test('is data: JSON carries it there and back', () => {
    expect(JSON.parse(JSON.stringify(rule))).toEqual(rule);
  });

  test('speaks in one line without a full stop', () => {
    for (const text of [rule.message, rule.title, ...(rule.byHand ? [rule.byHand] : [])]) {
      expect(text).not.toMatch(/\n|\.$|\bshould\b/);
    }
    expect(rule.title.length).toBeLessThanOrEqual(100);
  });

  test('refers to what exists', () => {
    expect(rule.references.length).toBeGreaterThan(0);
    for (const reference of rule.references) {
      if ('postconf' in reference)
        expect([...PARAMETER_FACTS.keys()]).toContain(reference.postconf);
      if ('icewarp' in reference) {
        expect(variableFact(reference.icewarp)?.name).toBe(reference.icewarp);
      }
    }
  });

  test('names real releases, and offers a way out', () => {
    for (const range of [rule.versions, ...(rule.fixes ?? []).map(({ versions }) => versions)]) {
      if (range !== undefined) expect(isReleaseRange(range)).toBe(true);
    }
    expect((rule.fixes ?? []).length > 0 || rule.byHand !== undefined).toBe(true);
  });

  test('is asked for in some profile', () => {
    const { interop, standard, strict }: AnyRule['severity'] = rule.severity;
    expect([interop, standard, strict].some((level) => level !== 'off')).toBe(true);
  });
});
