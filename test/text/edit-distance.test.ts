import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { damerauLevenshtein, nearest } from '../../src/text/edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A'), maxLength: 7 });

/** A word and the same word after one edit. */
const oneEdit = fc
  .tuple(
    word,
    fc.nat(),
    fc.constantFrom('insert', 'delete', 'replace', 'swap'),
    fc.constantFrom('x', 'a'),
  )
  .map(([text, place, kind, letter]) => {
    const at = place % (text.length + 1);
    const head = text.slice(0, at);
    const tail = text.slice(at);
    switch (kind) {
      case 'insert':
        return [text, head + letter + tail] as const;
      case 'delete':
        return [text, head + tail.slice(1)] as const;
      case 'replace':
        return [text, tail === '' ? text : head + letter + tail.slice(1)] as const;
      default:
        return [text, head + tail.charAt(1) + tail.charAt(0) + tail.slice(2)] as const;
    }
  });

describe('damerauLevenshtein', () => {
  test.each([
    ['', '', 0],
    ['abc', '', 3],
    ['aNULL', 'aNLUL', 1],
    ['ca', 'abc', 2],
    ['kitten', 'sitting', 3],
    ['RC4', 'rc4', 2],
  ])('%j to %j: %i', (a, b, distance) => {
    expect(damerauLevenshtein(a, b)).toBe(distance);
  });

  test('is zero for equal words only', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(damerauLevenshtein(a, b) === 0).toBe(a === b);
      }),
    );
  });

  test('is the same both ways', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(damerauLevenshtein(a, b)).toBe(damerauLevenshtein(b, a));
      }),
    );
  });

  test('is never longer than a way round', () => {
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(damerauLevenshtein(a, c)).toBeLessThanOrEqual(
          damerauLevenshtein(a, b) + damerauLevenshtein(b, c),
        );
      }),
    );
  });

  test('lies between the difference in length and the longer length', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = damerauLevenshtein(a, b);
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  test('counts one edit as one', () => {
    fc.assert(
      fc.property(oneEdit, ([a, b]) => {
        expect(damerauLevenshtein(a, b)).toBe(a === b ? 0 : 1);
      }),
    );
  });

  test('a limit changes nothing below it, and all above it to infinity', () => {
    fc.assert(
      fc.property(word, word, fc.nat(5), (a, b, limit) => {
        const distance = damerauLevenshtein(a, b);
        expect(damerauLevenshtein(a, b, limit)).toBe(distance <= limit ? distance : Infinity);
      }),
    );
  });
});

describe('nearest', () => {
  test('finds the one nearest word', () => {
    expect(nearest('smtpd_tls_protocol', ['smtpd_tls_protocols', 'smtp_tls_protocols'], 2)).toBe(
      'smtpd_tls_protocols',
    );
  });

  test('says nothing when two are equally near', () => {
    expect(nearest('TLSv1.9', ['TLSv1.1', 'TLSv1.2'], 2)).toBeUndefined();
    expect(nearest('TLSv1.9', ['TLSv1.1', 'TLSv1.2', 'TLSv1.1'], 2)).toBeUndefined();
  });

  test('a nearer word settles an earlier tie', () => {
    expect(nearest('abcd', ['abxx', 'abyy', 'abce'], 2)).toBe('abce');
  });

  test('says nothing when none is near enough', () => {
    expect(nearest('abc', ['xyz'], 2)).toBeUndefined();
    expect(nearest('abc', [], 2)).toBeUndefined();
  });

  test('a difference in case is less than any other', () => {
    expect(nearest('anull', ['ANULLS', 'aNULL', 'anul'], 2)).toBe('aNULL');
    expect(nearest('exprot', ['EXPORT', 'exp'], 2)).toBe('EXPORT');
  });

  test('finds a word among its like', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word), fc.nat(), (words, pick) => {
        const chosen = words[pick % Math.max(words.length, 1)];
        if (chosen === undefined) return;
        expect(nearest(chosen, words, 2)).toBe(chosen);
      }),
    );
  });

  test('what it finds is a candidate, and no other is as near', () => {
    fc.assert(
      fc.property(word, fc.uniqueArray(word), (typed, words) => {
        const found = nearest(typed, words, 2);
        if (found === undefined) return;
        expect(words).toContain(found);
        const distance = Math.min(
          damerauLevenshtein(typed, found),
          damerauLevenshtein(typed.toLowerCase(), found.toLowerCase()) + 0.5,
        );
        for (const other of words) {
          if (other !== found) expect(damerauLevenshtein(typed, other)).toBeGreaterThan(distance);
        }
      }),
    );
  });
});
