import { describe, expect, it } from 'vitest';
import { displayWidth, wrapWords } from '../../src/report/width.ts';

it.each([
  ['', 0],
  ['abc', 3],
  ['größe', 5],
  ['e\u0301', 1],
  ['主机', 4],
  ['한글', 4],
  ['ＡＢ', 4],
  ['😀', 2],
  ['␛…', 2],
])('%j is %i cells wide', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

describe('wrapWords', () => {
  it('breaks at spaces, the first line at its own width', () => {
    expect(wrapWords('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(wrapWords('one two three four', 9, 3)).toEqual(['one', 'two three', 'four']);
  });

  it('leaves a long word whole and the first line empty when nothing fits there', () => {
    expect(wrapWords('a https://example.org/x b', 8)).toEqual(['a', 'https://example.org/x', 'b']);
    expect(wrapWords('three', 9, 2)).toEqual(['', 'three']);
    expect(wrapWords('', 9)).toEqual(['']);
  });
});
