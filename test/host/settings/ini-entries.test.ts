import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIni } from '../../../src/host/settings/ini-entries.ts';

/** The value of a line `k = …`, or what is wrong with it. */
function readValue(written: string): string | undefined {
  const { entries, problems } = readIni(`[s]\nk = ${written}\n`);
  expect(entries.length + problems.length).toBe(1);
  return entries[0]?.value ?? problems[0]?.problem;
}

describe('a value is the text that it shows', () => {
  test.each([
    ['off', 'off'],
    ['true', 'true'],
    ['"true"', 'true'],
    ["'null'", 'null'],
    ['3.10', '3.10'],
    ["'3.10'", '3.10'],
    ["'[1]'", '[1]'],
    ['"a\\"b"', 'a"b'],
    ['a = b', 'a = b'],
    ['"a;b#c"', 'a;b#c'],
    ['a\\;b', 'a;b'],
    ['a ; why', 'a'],
    ['a # why', 'a'],
    ['a ; b;c', 'a'],
    ['mx/**/{a,b}.cf', 'mx/**/{a,b}.cf'],
  ])('%s is %s', (written, value) => {
    expect(readValue(written)).toBe(value);
  });

  test.each([
    ['', /k has no value/],
    ['; why', /k has no value/],
    ['""', /k has no value/],
    ['a;b', /begins a comment/],
    ['a#b', /begins a comment/],
    ['a\\;b;c', /begins a comment/],
    ['"a" ; why', /a quoted value ends its line/],
    ['"a', /a quoted value ends its line/],
    ['"', /a quoted value ends its line/],
    ['"a\\qb"', /backslash in quotes/],
  ])('and where it would be another, it is refused: %s', (written, problem) => {
    expect(readValue(written)).toMatch(problem);
  });
});

describe('a heading', () => {
  test.each([
    ['[override.staging]', ['override', 'staging']],
    ['[override.a.b]', ['override', 'a', 'b']],
    ['[override.a\\.b]', ['override', 'a.b']],
    ['  [s]  ', ['s']],
    ['[s] ; why', ['s']],
    ['[ s ]', ['s']],
    ['["s"]', ['s']],
    ['[]', ['']],
    ['[__proto__]', ['__proto__']],
    ['[override.__proto__]', ['override', '__proto__']],
    ['[constructor]', ['constructor']],
  ])('%s', (line, section) => {
    expect(readIni(`${line}\n`)).toEqual({
      headings: [{ line: 1, section }],
      entries: [],
      problems: [],
    });
  });

  test.each(['[s', '[s]]', '[s] x', '[s] = x'])('is not %s', (line) => {
    expect(readIni(line).problems).toEqual([
      { line: 1, problem: expect.stringContaining('is no heading') },
    ]);
  });
});

test('a line that ini drops or changes is a problem', () => {
  expect(readIni('[s]\nprofile\n__proto__ = 1\n= x\nk;x = v\n').problems).toEqual([
    { line: 2, problem: 'profile has no value: write profile = …' },
    { line: 3, problem: '__proto__ is no key' },
    { line: 4, problem: '= is no key' },
    { line: 5, problem: 'k;x is no key' },
  ]);
});

test('every entry has its true line and section', () => {
  const text =
    '\uFEFFk = 0\r\n; k = no\r\n[a]\r\n\r\n  k = 1\n[b.2]\nk[] = x\n"k" = 2\n[b.10]\nk=3\n[a]\nk = 4';
  expect(readIni(text)).toEqual({
    headings: [
      { line: 3, section: ['a'] },
      { line: 6, section: ['b', '2'] },
      { line: 9, section: ['b', '10'] },
      { line: 11, section: ['a'] },
    ],
    entries: [
      { line: 1, section: [], key: 'k', isListed: false, value: '0' },
      { line: 5, section: ['a'], key: 'k', isListed: false, value: '1' },
      { line: 7, section: ['b', '2'], key: 'k', isListed: true, value: 'x' },
      { line: 8, section: ['b', '2'], key: 'k', isListed: false, value: '2' },
      { line: 10, section: ['b', '10'], key: 'k', isListed: false, value: '3' },
      { line: 12, section: ['a'], key: 'k', isListed: false, value: '4' },
    ],
    problems: [],
  });
});

test('no line with ink is lost, whatever it holds', () => {
  const line = fc.string({ unit: fc.constantFrom(...'[].;#="\'\\ k_1\t\u00e9'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const { headings, entries, problems } = readIni(lines.join('\n'));
      const said = lines.flatMap((text, index) => (/^\s*(?:[;#]|$)/.test(text) ? [] : [index + 1]));
      const read = [...headings, ...entries, ...problems].map(({ line: at }) => at);
      expect(read.toSorted((a, b) => a - b)).toEqual(said);
    }),
    { numRuns: 3000 },
  );
});
