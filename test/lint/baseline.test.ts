import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BaselineEntry,
  type Problem,
  separate,
  staleEntries,
  type Told,
  updatedEntries,
} from '../../src/lint/baseline.ts';
import { printBaseline, readBaseline } from '../../src/lint/baseline-text.ts';
import { SourceText } from '../../src/text/source.ts';

const range = new SourceText('f', '').rangeOf({ start: 0, end: 0 });
const always = () => true;

function told(problem: Problem): Told {
  const { rule, path, subject, settings } = problem;
  const finding = { rule, path, subject, settings, severity: 'error', message: '' } as const;
  return { problem, finding: { ...finding, range, related: [] } };
}

const problem: fc.Arbitrary<Problem> = fc.record({
  rule: fc.constantFrom('x/a', 'x/b'),
  path: fc.constantFrom('main.cf', 'b/main.cf'),
  subject: fc.constantFrom('smtp/inet', 'main.cf'),
  settings: fc.constantFrom<string[]>([], ['a'], ['a', 'b']),
  value: fc.constantFrom('0', '1'),
});
const problems = fc.array(problem, { maxLength: 12 });

const A: Problem = { rule: 'x/a', path: 'f', subject: 's', settings: ['a'], value: '0' };
const entry = (count: number): BaselineEntry => ({ ...A, count });

describe('a baseline', () => {
  test('hides exactly what it was made of, whatever the order', () => {
    fc.assert(
      fc.property(problems, (found) => {
        const entries = updatedEntries([], found, always);
        const { fresh, known } = separate(entries, found.toReversed().map(told));
        expect(fresh).toEqual([]);
        expect(known).toHaveLength(found.length);
        expect(staleEntries(entries, found, always)).toEqual([]);
      }),
    );
  });

  test('tells each problem that is more or less', () => {
    fc.assert(
      fc.property(problems, problems, (before, after) => {
        const entries = updatedEntries([], before, always);
        const { fresh, known } = separate(entries, after.map(told));
        const stale = staleEntries(
          entries,
          known.map((each) => each.problem),
          always,
        );
        const gone = stale.reduce((sum, { count }) => sum + count, 0);
        expect(before.length - gone + fresh.length).toBe(after.length);
      }),
    );
  });

  test('keeps what was not judged', () => {
    fc.assert(
      fc.property(problems, problems, (before, after) => {
        const isJudged = ({ path }: BaselineEntry) => path === 'main.cf';
        const entries = updatedEntries([], before, always);
        const found = after.filter(({ path }) => path === 'main.cf');
        const next = updatedEntries(entries, found, isJudged);
        const others = (list: readonly BaselineEntry[]) => list.filter((each) => !isJudged(each));
        expect(others(next)).toEqual(others(entries));
        expect(updatedEntries(next, found, isJudged)).toEqual(next);
      }),
    );
  });

  test('is read as it was printed', () => {
    fc.assert(
      fc.property(problems, (found) => {
        const entries = updatedEntries([], found, always);
        expect(readBaseline(printBaseline(entries))).toEqual(entries);
      }),
    );
  });

  test('of one occurrence does not hide two', () => {
    const { fresh, known } = separate([entry(1)], [told(A), told(A)]);
    expect([fresh.length, known.length]).toEqual([1, 1]);
  });

  test('of two occurrences is stale by one', () => {
    expect(staleEntries([entry(2)], [A], always)).toEqual([entry(1)]);
  });

  test.each([
    ['a count of nothing', { ...A, count: 0 }],
    ['a count that is no number', { ...A, count: '1' }],
    ['settings that are no list', { ...A, settings: 'a' }],
    ['no value', { ...A, value: undefined }],
  ])('with %s is refused', (_, problem) => {
    const text = JSON.stringify({ version: 1, problems: [A, problem] });
    expect(readBaseline(text)).toEqual({ problem: expect.stringContaining('problem 2') });
  });
});
