import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInlineTable } from '../../../src/postfix/syntax/inline-table.ts';
import { parseLookupTable, printLookupTable } from '../../../src/postfix/syntax/lookup-table.ts';
import { parsePatternTable, printPatternTable } from '../../../src/postfix/syntax/pattern-table.ts';
import { fromBytes } from '../../../src/text/bytes.ts';
import { JoinedText } from '../../../src/text/joined-text.ts';
import { SourceText } from '../../../src/text/source.ts';

const nastyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\r\n', ' ', '\t', '#', '"', '\\', '/', '!', ':', '\0', '\v', '{', '}'),
      fc.constantFrom('example.com', 'key value', '\n  ', '\n# c\n', 'if /', 'endif', '/a/ b', '='),
      fc.uint8Array({ maxLength: 3 }).map(fromBytes),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

function joined(text: string): JoinedText {
  return JoinedText.of(text, [{ start: 0, end: text.length }]);
}

function source(text: string): SourceText {
  return new SourceText('table', text);
}

describe('the source of an indexed table', () => {
  test('print(parse(text)) is the text, and keys and values stand where their places say', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const tree = parseLookupTable(source(text));
        expect(printLookupTable(tree)).toBe(text);
        for (const node of tree.nodes) {
          if (node.kind !== 'entry') continue;
          for (const part of [node.key, node.value]) {
            for (let at = 0; at < part.length; at += 1) {
              expect(text[part.offsetAt(at)]).toBe(part.text[at]);
            }
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    ['a b', [['a', 'b']]],
    ['a  b c \n', [['a', 'b c']]],
    ['a\n# c\n b\n\n\tc\r\n', [['a', 'b\tc']]],
    ['"x y"@z v', [['"x y"@z', 'v']]],
    ['a\\ b v', [['a\\ b', 'v']]],
    ['k: v', [['k:', 'v']]],
    ['a\vb', [['a', 'b']]],
    [
      'a b\0 c\nd e',
      [
        ['a', 'b'],
        ['d', 'e'],
      ],
    ],
    ['a\nb c', ['missing-value', ['b', 'c']]],
    ['  a b\nc d', ['leading-whitespace', ['c', 'd']]],
    ['"a b', ['unbalanced-quote']],
    ['a\0b c', ['missing-value']],
  ])('%j', (text, expected) => {
    const nodes = parseLookupTable(source(text)).nodes.filter((node) => 'line' in node);
    const read = nodes.map((node) =>
      node.kind === 'entry' ? [node.key.text, node.value.text] : node.problem,
    );
    expect(read).toEqual(expected);
  });
});

describe('an in-line table', () => {
  // Each as Postfix 3.7.11 took it.
  test.each([
    ['{a=b}', 'a=b'],
    ['{a=b, c=d}', 'a=b c=d'],
    ['{ {a = b c}, d=e }', 'a=b c d=e'],
    ['{ {a = b c} }', 'a=b c'],
    ['{a=}', 'a='],
    ['{}', 'bad syntax'],
    ['{ }', 'empty table'],
    ['{a=b', 'bad syntax'],
    ['a=b', 'bad syntax'],
    ['{a=b}x', 'bad syntax'],
    ['{a=b c}', "missing '=' after attribute name"],
    ['{ a = b }', "missing '=' after attribute name"],
    ['{{a b}}', "missing '=' after attribute name"],
    ['{=b}', 'missing attribute name'],
    ['{{a=b}x}', `syntax error after '}' in "{a=b}x"`],
  ])('%s', (text, expected) => {
    const { entries, problem } = parseInlineTable(joined(text));
    const read = entries.map(({ key, value }) => `${key.text}=${value.text}`).join(' ');
    expect(problem?.text ?? read).toBe(expected);
  });

  test('takes any text', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        for (const { key } of parseInlineTable(joined(text)).entries) {
          expect(text.slice(key.span.start, key.span.end)).toBe(key.text);
        }
      }),
    );
  });
});

describe('the source of a table of patterns', () => {
  test('print(parse(text)) is the text', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        expect(printPatternTable(parsePatternTable(source(text)))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['/a b/i  result text ', { kind: 'rule', negated: false, texts: ['a b', 'i', 'result text'] }],
    ['!/a/ r', { kind: 'rule', negated: true, texts: ['a', '', 'r'] }],
    ['/a\\/b/ r', { kind: 'rule', negated: false, texts: ['a\\/b', '', 'r'] }],
    ['=a=x r', { kind: 'rule', negated: false, texts: ['a', 'x', 'r'] }],
    ['/a/', { kind: 'rule', negated: false, texts: ['a', '', ''] }],
    ['IF !/a/i', { kind: 'if', negated: true, texts: ['a', 'i'] }],
    ['endif', { kind: 'endif' }],
    ['ifx', { kind: 'malformed' }],
    ['abc', { kind: 'malformed' }],
    ['/a', { kind: 'malformed' }],
    [' /a/ b', { kind: 'malformed' }],
  ])('%j', (text, expected) => {
    const [node] = parsePatternTable(source(text)).nodes;
    const { kind } = node ?? {};
    if (node?.kind === 'rule' || node?.kind === 'if') {
      const result = node.kind === 'rule' ? [node.result.text] : [];
      const texts = [node.pattern.text, node.flags.text, ...result];
      expect({ kind, negated: node.negated, texts }).toEqual(expected);
    } else expect({ kind }).toEqual(expected);
  });
});
