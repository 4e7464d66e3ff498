import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenListEdits } from '../../../src/postfix/edit/token-list-edits.ts';
import { tlsTokens } from '../../../src/postfix/model/tls-tokens.ts';
import { splitLogicalLines } from '../../../src/postfix/syntax/logical-lines.ts';
import { applyEdits, type Edit } from '../../../src/text/edit.ts';
import type { JoinedText } from '../../../src/text/joined-text.ts';

interface Change {
  readonly remove?: readonly string[];
  readonly add?: readonly string[];
}

function indexesOf(text: string, remove: readonly string[]): Set<number> {
  const tokens = tlsTokens(text);
  return new Set(tokens.flatMap((token, index) => (remove.includes(token.text) ? [index] : [])));
}

function edited(text: string, { remove = [], add = [] }: Change): string {
  const removed = indexesOf(text, remove);
  return applyEdits(text, tokenListEdits({ text, tokens: tlsTokens(text), removed, added: add }));
}

/** Edits the value of a one-setting main.cf, whose lines Postfix joins. */
function editedFile(file: string, { remove = [], add = [] }: Change): string {
  const value = joinedValue(file);
  const change = {
    text: value.text,
    tokens: tlsTokens(value.text),
    removed: indexesOf(value.text, remove),
    added: add,
  };
  const edits = tokenListEdits(change, (index) => value.startsPiece(index));
  return applyEdits(
    file,
    edits.map((edit) => inFile(value, edit)),
  );
}

function joinedValue(file: string): JoinedText {
  const lines = splitLogicalLines(file).filter((line) => line.kind === 'logical');
  const [line, ...others] = lines;
  expect(others).toEqual([]);
  if (!line) throw new Error('no setting');
  expect(line.read.text).toMatch(/^name =/);
  return line.read.slice('name ='.length, line.read.length);
}

/** An insertion goes behind the byte before it, so as to stay on its line. */
function inFile(value: JoinedText, { start, end, text }: Edit): Edit {
  if (start < end) return { ...value.spanOf(start, end), text };
  const at = start > 0 ? value.offsetAt(start - 1) + 1 : value.offsetAt(0);
  return { start: at, end: at, text };
}

describe('tokenListEdits', () => {
  test.each([
    ['a, b, c', { remove: ['a'] }, 'b, c'],
    ['a, b, c', { remove: ['b'] }, 'a, c'],
    ['a, b, c', { remove: ['c'] }, 'a, b'],
    ['a, b, c', { remove: ['b', 'c'] }, 'a'],
    ['a, b, c', { remove: ['a', 'b'] }, 'c'],
    ['a:b:c', { remove: ['b'] }, 'a:c'],
    ['  a b ', { remove: ['b'] }, '  a '],
    ['a', { remove: ['a'] }, ''],
    [' ,a, ', { remove: ['a'] }, '  '],
    ['  ', { add: ['c'] }, '  c'],
    ['a', { add: ['b', 'c'] }, 'a, b, c'],
    ['a b', { add: ['c'] }, 'a b c'],
    ['a:b', { add: ['c', 'd'] }, 'a:b:c:d'],
    ['a ,  b,', { add: ['c'] }, 'a ,  b , c,'],
    ['a\tb', { add: ['c'] }, 'a\tb\tc'],
    ['', { add: ['c'] }, 'c'],
    [', ,', { add: ['c'] }, 'c'],
    ['a, b', { remove: ['b'], add: ['c'] }, 'a, c'],
    ['a', { remove: ['a'], add: ['c', 'd'] }, 'c, d'],
    ['a,\n    b,\n    c', { remove: ['b'] }, 'a,\n    c'],
    ['a,\n    b,\n    c', { remove: ['a'] }, '    b,\n    c'],
    ['a,\n    b', { add: ['c'] }, 'a,\n    b, c'],
  ])('%j with %j is %j', (text, change, result) => {
    expect(edited(text, change)).toBe(result);
  });

  test('an edit is as small as can be', () => {
    const text = '!SSLv2, !SSLv3';
    const tokens = tlsTokens(text);
    expect(tokenListEdits({ text, tokens, removed: new Set([1]), added: ['!TLSv1'] })).toEqual([
      { start: 9, end: 14, text: 'TLSv1' },
    ]);
  });

  test('nothing to do is no edit', () => {
    expect(tokenListEdits({ text: ' , ', tokens: [], removed: new Set(), added: [] })).toEqual([]);
  });
});

describe('tokenListEdits in a value over several lines', () => {
  test.each([
    ['name = a,\n# b\n    b,\n    c\n', { remove: ['a'] }, 'name = \n# b\n    b,\n    c\n'],
    ['name = a,\n# b\n    b,\n    c\n', { remove: ['b'] }, 'name = a,\n# b\n\n    c\n'],
    ['name = a,\n# b\n    b,\n    c\n', { remove: ['c'] }, 'name = a,\n# b\n    b\n\n'],
    ['name = a,\n  b, c,\n  d\n', { remove: ['b'] }, 'name = a,\n  c,\n  d\n'],
    ['name = a,\n  b, c,\n  d\n', { remove: ['c'] }, 'name = a,\n  b,\n  d\n'],
    ['name = a,\n  b, c\n', { remove: ['a', 'b'] }, 'name = \n  c\n'],
    ['name =\n  a\n# b\n  b\n', { remove: ['b'], add: ['c'] }, 'name =\n  a c\n# b\n\n'],
    ['name = a\n  b, c\n', { remove: ['b', 'c'], add: ['d'] }, 'name = a, d\n\n'],
    ['name =\n  a,\n  b\n', { remove: ['a', 'b'], add: ['d'] }, 'name =\n  d\n\n'],
  ])('%j with %j is %j', (file, change, result) => {
    expect(editedFile(file, change)).toBe(result);
  });

  const separator = fc.constantFrom(', ', ' ', ':', ',\n  ', '\n\t', ',\n# a, b\n  ', '\n   ,');
  const file = fc
    .tuple(
      fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), separator), { maxLength: 6 }),
      fc.constantFrom(' ', '\n  ', ''),
    )
    .map(([items, first]) => {
      const list = items.flatMap(([token, gap], index) =>
        index === items.length - 1 ? [token] : [token, gap],
      );
      return `name =${first === '' || list.length === 0 ? '' : first}${list.join('')}\n`;
    });

  test('removes and adds what it is told to, and keeps comments and the setting whole', () => {
    fc.assert(
      fc.property(
        file,
        fc.subarray(['a', 'b', 'c', 'd']),
        fc.subarray(['x', 'y']),
        (before, remove, add) => {
          const after = editedFile(before, { remove, add });
          const wordsOf = (text: string) =>
            tlsTokens(joinedValue(text).text).map((token) => token.text);
          const kept = wordsOf(before).filter((word) => !remove.includes(word));
          expect(wordsOf(after)).toEqual([...kept, ...add]);
          expect(after.match(/^#.*$/gm)).toEqual(before.match(/^#.*$/gm));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
