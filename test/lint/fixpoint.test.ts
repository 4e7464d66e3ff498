import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/lint/finding.ts';
import { FixDoesNotConverge, fixToFixpoint, type Texts } from '../../src/lint/fixpoint.ts';

/** A finding of a rule that wants to write `to` over every `from`. */
function replacer(rule: string, from: string, to: string) {
  return (texts: Texts): Finding[] => {
    const text = texts.get('f') ?? '';
    const start = text.indexOf(from);
    if (start === -1) return [];
    const position = { offset: start, line: 1, column: start + 1 };
    return [
      {
        rule,
        severity: 'warning',
        message: '',
        path: 'f',
        range: { start: position, end: position },
        subject: '',
        settings: [],
        related: [],
        fix: {
          safety: 'safe',
          description: '',
          edits: [{ path: 'f', start, end: start + from.length, text: to }],
        },
      },
    ];
  };
}

function fix(text: string, ...rules: ReturnType<typeof replacer>[]) {
  const analyse = (texts: Texts) => rules.flatMap((rule) => rule(texts));
  return fixToFixpoint(new Map([['f', text]]), analyse, () => true);
}

describe('fixes are applied pass by pass', () => {
  test('until nothing is left', () => {
    const result = fix('a a a', replacer('x/a', 'a', 'b'));
    expect(result.texts.get('f')).toBe('b b b');
    expect(result).toMatchObject({ fixed: 3, findings: [] });
  });

  test('and one that claims the same bytes waits for the next pass', () => {
    const result = fix('ab', replacer('x/ab', 'ab', 'c'), replacer('x/b', 'b', 'd'));
    expect(result.texts.get('f')).toBe('c');
  });

  test('and the stretches changed for each rule are known in the end', () => {
    const result = fix('a b', replacer('x/b', 'b', 'dee'), replacer('x/a', 'a', ''));
    expect(result.texts.get('f')).toBe(' dee');
    const spans = result.touched.get('f')?.map(({ label, span }) => [label, span.start, span.end]);
    expect(spans).toContainEqual(['x/a', 0, 0]);
    expect(spans).toContainEqual(['x/b', 1, 4]);
  });

  test('two that undo each other are named', () => {
    const loop = () => fix('a', replacer('x/there', 'a', 'b'), replacer('x/back', 'b', 'a'));
    expect(loop).toThrow(FixDoesNotConverge);
    expect(loop).toThrow(/x\/back, x\/there/);
  });

  test('one that always wants more is named', () => {
    expect(() => fix('a', replacer('x/more', 'a', 'aa'))).toThrow(/x\/more/);
  });

  test('a fix that is not accepted is not made', () => {
    const rule = replacer('x/a', 'a', 'b');
    const result = fixToFixpoint(new Map([['f', 'a']]), rule, () => false);
    expect(result.texts.get('f')).toBe('a');
    expect(result.findings).toHaveLength(1);
  });

  test('a fix may make a file', () => {
    const rule = (texts: Texts): Finding[] =>
      texts.has('new')
        ? []
        : replacer(
            'x/new',
            'a',
            'a',
          )(texts).map((finding) => ({
            ...finding,
            fix: {
              safety: 'safe',
              description: '',
              edits: [{ path: 'new', start: 0, end: 0, text: 'made' }],
            },
          }));
    expect([...fix('a', rule).texts]).toEqual([
      ['f', 'a'],
      ['new', 'made'],
    ]);
  });
});
