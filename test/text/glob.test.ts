import { matchesGlob } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Glob } from '../../src/text/glob.ts';

function matches(pattern: string, path: string): boolean {
  const glob = Glob.parse(pattern);
  if (!(glob instanceof Glob)) throw new Error(glob.problem);
  return glob.matches(path);
}

describe('a pattern', () => {
  test.each([
    ['main.cf', 'main.cf', true],
    ['main.cf', 'mx/main.cf', false],
    ['*.cf', 'main.cf', true],
    ['*.cf', '.cf', true],
    ['*.cf', 'mx/main.cf', false],
    ['*/main.cf', 'mx/main.cf', true],
    ['m?.cf', 'mx.cf', true],
    ['m?.cf', 'm/.cf', false],
    ['**/main.cf', 'main.cf', true],
    ['**/main.cf', 'a/.b/c/main.cf', true],
    ['**/main.cf', 'a/domain.cf', false],
    ['mx/**/main.cf', 'mx/main.cf', true],
    ['mx/**/main.cf', 'mx/a/b/main.cf', true],
    ['mx/**/main.cf', 'mxx/main.cf', false],
    ['mx/**', 'mx/a/b', true],
    ['mx/**', 'mx', false],
    ['**', 'a/b', true],
    ['{mx,relay}/main.cf', 'relay/main.cf', true],
    ['{mx,relay}/main.cf', 'mx,relay/main.cf', false],
    ['{a{1,2},b/*}/x', 'a2/x', true],
    ['{a{1,2},b/*}/x', 'b/c/x', true],
    ['mx{,1}/main.cf', 'mx/main.cf', true],
    ['../other/*.cf', '../other/main.cf', true],
    ['/srv/**/main.cf', '/srv/a/main.cf', true],
    ['a,b', 'a,b', true],
  ])('%s and the path %s: %s', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });

  test.each([
    ['staging', 'staging', true],
    ['staging', 'staging/mx/main.cf', true],
    ['staging', 'staging2/main.cf', false],
    ['staging/', 'staging/mx/main.cf', true],
    ['./staging//mx', 'staging/mx/main.cf', true],
    ['stag*/', 'staging/mx/main.cf', true],
    ['stag*', 'staging/mx/main.cf', false],
    ['/srv', '/srv/main.cf', true],
  ])('of a folder, %s and the path %s: %s', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });

  test.each([
    ['', /empty/],
    ['!a', /no "!"/],
    ['[ab]', /no brackets/],
    ['a\\*', /no backslash/],
    ['a**', /whole folders/],
    ['**.cf', /whole folders/],
    ['***', /whole folders/],
    ['{a,**}', /braces/],
    ['{a', /braces/],
    ['a}', /braces/],
    ['{a}', /comma/],
    ['{a,{b}', /braces/],
  ])('that would be misread is refused: %s', (pattern, problem) => {
    expect(Glob.parse(pattern)).toMatchObject({ problem: expect.stringMatching(problem) });
  });
});

const name = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '😀'), minLength: 1, maxLength: 3 });
const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));
const plain = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 4 });
const piece = fc.oneof(
  { weight: 3, arbitrary: plain },
  fc.constant('**'),
  fc.tuple(plain, plain).map(([a, b]) => `{${a},${b}}`),
  fc.tuple(plain, plain).map(([a, b]) => `a{b/${a},${b}}`),
);
const pattern = fc
  .array(piece, { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.join('/'))
  // What is below a folder is said otherwise, and the program calls ** inside a name a *.
  .filter((text) => /[*?{]/.test(text) && !/[^/]\*\*|\*\*[^/]/.test(text));

describe('all patterns', () => {
  test.skipIf(typeof matchesGlob !== 'function')('are what Node takes them for', () => {
    const ascii = path.filter((text) => !/[^ab/]/.test(text));
    fc.assert(
      fc.property(pattern, ascii, (glob, text) => {
        expect([glob, text, matches(glob, text)]).toEqual([glob, text, matchesGlob(text, glob)]);
      }),
      { numRuns: 2000 },
    );
  });

  test('are what the same regular expression takes them for', () => {
    fc.assert(
      fc.property(pattern, path, (glob, text) => {
        expect(matches(glob, text)).toBe(expression(glob).test(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('are either refused or never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a*?{},/.!') }), path, (glob, text) => {
        const parsed = Glob.parse(glob);
        if (parsed instanceof Glob) expect(typeof parsed.matches(text)).toBe('boolean');
        else expect(parsed.problem).not.toBe('');
      }),
    );
  });

  test('match in a time that does not explode', () => {
    const [stars, braces] = ['*a'.repeat(40), '{a,a}'.repeat(60)];
    expect(matches(`${stars}b`, 'a'.repeat(400))).toBe(false);
    expect(matches(`**/${'**/'.repeat(40)}x`, 'a/'.repeat(200))).toBe(false);
    expect(matches(braces, 'a'.repeat(60))).toBe(true);
  });
});

/** The same pattern, spelt for the engine of the language. */
function expression(glob: string): RegExp {
  const parts: Record<string, string> = {
    '**/': '(?:[^/]+/)*',
    '**': '.+',
    '*': '[^/]*',
    '?': '[^/]',
    '{': '(?:',
    ',': '|',
    '}': ')',
  };
  const source = glob.replace(/\*\*\/|\*\*|[*?{,}]/g, (part) => parts[part] ?? part);
  return new RegExp(`^${source}$`, 'u');
}
