import { describe, expect, test } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { SEVERITIES } from '../../src/lint/severity.ts';
import { encodeUtf8 } from '../../src/text/bytes.ts';
import { configOf, fixExample, lintExample } from './lint-example.ts';
import { UNCOVERED } from './uncovered.ts';
import { dressed, overContinuationLines, VARIANTS } from './variants.ts';

describe.each(RULES.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  const { bad, good } = rule.examples;

  test.each(VARIANTS)('speaks of each bad example and of no good one: $name', (variant) => {
    for (const example of bad) {
      const findings = lintExample(example, dressed(configOf(example), variant));
      const own = findings.filter((finding) => finding.rule === rule.id);
      expect(own, JSON.stringify(example.files)).not.toHaveLength(0);
      for (const { message, help, fix } of own) {
        expect(`${message}${help}${fix?.description}`).not.toMatch(/\{\{|\}\}/);
      }
    }
    for (const example of good) {
      const findings = lintExample(example, dressed(configOf(example), variant));
      const own = findings.filter((finding) => finding.rule === rule.id);
      expect(own, JSON.stringify(example.files)).toEqual([]);
    }
  });

  test('does not care whether lists go over several lines', () => {
    for (const [examples, count] of [
      [bad, 1],
      [good, 0],
    ] as const) {
      for (const example of examples) {
        const spread = overContinuationLines(example.files['main.cf'] ?? '');
        if (spread === undefined) continue;
        const texts = configOf(example).set('main.cf', encodeUtf8(spread));
        const own = lintExample(example, texts).filter(({ rule: id }) => id === rule.id);
        expect(Math.min(own.length, 1), spread).toBe(count);
      }
    }
  });

  test.each(VARIANTS.slice(0, 2))('fixes each bad example as it says: $name', (variant) => {
    for (const example of bad) {
      const before = dressed(configOf(example), variant);
      const { texts, findings } = fixExample(example, before, rule.id);
      const expected = new Map(before);
      for (const [path, text] of Object.entries(example.fixed ?? {})) {
        // A file that the fix makes is in no dress.
        const fixed = encodeUtf8(text);
        expected.set(path, before.has(path) ? variant.dress(fixed, path) : fixed);
      }
      expect(Object.fromEntries(texts)).toEqual(Object.fromEntries(expected));
      if (example.fixed) {
        expect(findings.filter(({ rule: id }) => id === rule.id)).toEqual([]);
      }
    }
  });

  test('brings no new finding by its fix, but for those that its fault hid', () => {
    const hidden = UNCOVERED[rule.id] ?? {};
    const uncovered = new Set<string>();
    for (const example of bad) {
      const texts = configOf(example);
      const before = lintExample(example, texts);
      const own = before.find((finding) => finding.rule === rule.id);
      const rank = SEVERITIES.indexOf(own?.severity ?? 'info');
      const known = new Set(before.map((finding) => finding.rule));
      const after = fixExample(example, texts, rule.id).findings;
      for (const finding of after.filter(({ rule: id }) => !known.has(id))) {
        // What was hidden is no more serious than what hid it.
        const isHidden = finding.rule in hidden && SEVERITIES.indexOf(finding.severity) <= rank;
        expect(isHidden, `${finding.severity} ${finding.rule}: ${finding.message}`).toBe(true);
        uncovered.add(finding.rule);
      }
    }
    expect([...uncovered].sort()).toEqual(Object.keys(hidden).sort());
  });

  test('has examples on both sides of its border, all different', () => {
    const texts = [...bad, ...good].map((example) => JSON.stringify(example));
    expect(bad.length).toBeGreaterThan(0);
    expect(good.length).toBeGreaterThan(0);
    expect(new Set(texts).size).toBe(texts.length);
    const settings = new Set(
      bad.flatMap((example) =>
        lintExample(example, configOf(example))
          .filter((finding) => finding.rule === rule.id)
          .flatMap((finding) => finding.settings),
      ),
    );
    const mentions = good.some((example) =>
      [...settings].some((name) => Object.values(example.files).join().includes(name)),
    );
    expect(settings.size === 0 || mentions).toBe(true);
  });
});
