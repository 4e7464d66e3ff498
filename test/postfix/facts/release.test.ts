import { describe, expect, test } from 'vitest';
import {
  isReleaseRange,
  NEWEST_STABLE,
  RELEASES,
  Release,
} from '../../../src/postfix/facts/release.ts';

function release(text: string): Release {
  const parsed = Release.parse(text);
  if (!parsed) throw new Error(`not a release: ${text}`);
  return parsed;
}

describe('Release.parse', () => {
  test('reads a series', () => {
    expect(release('3.12')).toMatchObject({ text: '3.12', series: '3.12', patch: undefined });
  });

  test('reads a patch level', () => {
    expect(release('3.7.11')).toMatchObject({ text: '3.7.11', series: '3.7', patch: 11 });
  });

  test.each(['', '3', '3.', '3.7.', '3.7.1.2', '3.07', 'v3.7', ' 3.7', '3.7-rc1', '>=3.7', '3.x'])(
    'refuses %j',
    (text) => {
      expect(Release.parse(text)).toBeUndefined();
    },
  );

  test('takes a number that no table covers, and says so', () => {
    expect(release('4.0').isKnown).toBe(false);
    expect(release('2.5').isKnown).toBe(false);
    expect(release('2.6.0').isKnown).toBe(true);
    expect(RELEASES.every((series) => release(series).isKnown)).toBe(true);
    expect(RELEASES).toContain(NEWEST_STABLE);
  });
});

describe('Release.compare', () => {
  test('compares numbers, not digits', () => {
    expect(release('3.10').compare(release('3.9'))).toBeGreaterThan(0);
    expect(release('2.11').compare(release('3.0'))).toBeLessThan(0);
    expect(release('3.7.2').compare(release('3.7.11'))).toBeLessThan(0);
  });

  test('takes a series for its newest patch level', () => {
    expect(release('3.7').compare(release('3.7.99'))).toBeGreaterThan(0);
    expect(release('3.7').compare(release('3.8.0'))).toBeLessThan(0);
    expect(release('3.7').compare(release('3.7'))).toBe(0);
  });

  test('orders the known series as they came', () => {
    const sorted = RELEASES.map(release).sort((a, b) => a.compare(b));
    expect(sorted.map(String)).toEqual(RELEASES);
  });
});

describe('Release.atLeast', () => {
  test.each([
    ['3.6.0', '3.6', true],
    ['3.5.25', '3.6', false],
    ['2.11.5', '2.11.6', false],
    ['2.11.6', '2.11.6', true],
    ['2.11', '2.11.6', true],
    ['3.0', '2.11.6', true],
  ])('%s is at least %s: %s', (text, bound, expected) => {
    expect(release(text).atLeast(bound)).toBe(expected);
  });

  test('throws when the bound is no release', () => {
    expect(() => release('3.7').atLeast('newest')).toThrow(RangeError);
  });
});

describe('Release.satisfies', () => {
  test.each([
    ['3.7.11', '>=3.6 <3.9', true],
    ['3.9.0', '>=3.6 <3.9', false],
    ['3.6.0', '>3.6', false],
    ['3.6.5', '<=3.6', true],
    ['3.6', '<=3.6.5', false],
    ['3.6.5', '=3.6', true],
    ['3.6', '=3.6.5', false],
    ['3.10', '>3.9', true],
    ['3.1', '', true],
  ])('%s satisfies %j: %s', (text, range, expected) => {
    expect(release(text).satisfies(range)).toBe(expected);
  });

  test.each(['3.6', '>= 3.6', '=>3.6', '>=3.6,<3.9', '>=three'])('throws at %j', (range) => {
    expect(isReleaseRange(range)).toBe(false);
    expect(() => release('3.7').satisfies(range)).toThrow(RangeError);
  });

  test('isReleaseRange takes what satisfies takes', () => {
    expect(isReleaseRange(' >=2.6  <3.9.1 ')).toBe(true);
    expect(isReleaseRange('')).toBe(true);
  });
});
