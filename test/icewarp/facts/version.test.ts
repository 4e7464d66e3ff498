import { describe, expect, test } from 'vitest';
import { IceWarpVersion } from '../../../src/icewarp/facts/version.ts';

describe('a version of IceWarp', () => {
  test.each(['14.3.0.7', '14.3', '13', '12.3.0 build 2', ' 11.4.6.0 '])('is read: %s', (text) => {
    expect(IceWarpVersion.parse(text)?.text).toBe(text.trim());
  });

  test.each(['', 'new', '14.x', '14.3.0.7.1', '***'])('is not: "%s"', (text) => {
    expect(IceWarpVersion.parse(text)).toBeUndefined();
  });

  test.each([
    ['12.9.9.9', '<13.0', true],
    ['13', '>=13.0', true],
    ['13.0.0.1', '<13.0', false],
    ['12.0', '>=11.0 <12.1', true],
    ['12.10', '>=12.9', true],
  ])('%s lies in %s: %s', (text, range, expected) => {
    expect(IceWarpVersion.parse(text)?.satisfies(range)).toBe(expected);
  });

  test('is not asked for what is no range', () => {
    expect(() => IceWarpVersion.parse('14')?.satisfies('13')).toThrow(RangeError);
  });
});
