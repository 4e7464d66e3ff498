import { describe, expect, test } from 'vitest';
import { compatibilityLevel } from '../../../src/postfix/model/compatibility-level.ts';

describe('levels as Postfix 3.7.11 takes them', () => {
  test.each([
    ...['3.6', '+3', ' 3', '03.06', '3.+6', '3. 6', '3.\t6', '3.6.1', '3.6. 1', '3.6.+1', '3.-0'],
    ...['-0', '99', '3.1023', '3.6.1023', '3.0006', '2097152', '8796093022207'],
  ])('"%s" is one', (text) => {
    expect(compatibilityLevel(text)).toBeDefined();
  });

  test.each([
    ...['', '+', '-1', '3.', '3.6.', '.6', '3..6', '3 .6', '3.6 .1', '3.6 x', '3.x', '0x3', '+ 3'],
    ...['3.1024', '3.6.1024', '3.-1', '3.6.1.2', '8796093022208', '99999999999999999999999'],
  ])('"%s" is none', (text) => {
    expect(compatibilityLevel(text)).toBeUndefined();
  });

  test('each part counts as a number', () => {
    const levels = ['-0', '2', '3', '3. 6', '3.6.1', '3.10', '4', '8796093022206', '8796093022207'];
    const numbers = levels.map((text) => compatibilityLevel(text) ?? -1n);
    expect(numbers).toEqual([...numbers].sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(numbers).size).toBe(levels.length);
    expect(compatibilityLevel('+3.06')).toBe(compatibilityLevel('3.6'));
  });
});
