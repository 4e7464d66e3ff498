import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, renderFrame } from '../../src/report/frame.ts';
import { createPainter } from '../../src/report/paint.ts';
import { displayWidth } from '../../src/report/width.ts';
import { SourceText } from '../../src/text/source.ts';
import { rangeOf, source } from './sample.ts';

const options = (width = 60) => ({
  paint: createPainter(false),
  width,
  margin: (line?: number, rail?: string) => `${line ?? ' '} ${rail ? '>' : '|'} `,
});

function mark(where: SourceText, text: string, label = '', underline = '^'): Mark {
  const { start, end } = rangeOf(where, text);
  return { span: { start: start.offset, end: end.offset }, underline, style: 'error', label };
}

function frame(where: SourceText, marks: readonly Mark[], width?: number): string {
  return `\n${renderFrame(where, marks, options(width)).join('\n')}\n`;
}

describe('renderFrame', () => {
  it('underlines a place and says why', () => {
    const main = source('main.cf', 'a = 1\nb = 2\n');
    expect(frame(main, [mark(main, '2', 'too many')])).toMatchInlineSnapshot(`
      "
      2 | b = 2
        |     ^ too many
      "
    `);
  });

  it('puts marks in one row until one has a label', () => {
    const main = source('main.cf', 'list = one, two, three, four\n');
    const marks = [
      mark(main, 'three', 'third'),
      mark(main, 'one'),
      mark(main, 'four', 'last', '-'),
    ];
    expect(frame(main, [...marks, mark(main, 'three, four')])).toMatchInlineSnapshot(`
      "
      1 | list = one, two, three, four
        |        ^^^       ^^^^^ third
        |                  ^^^^^^^^^^^
        |                         ---- last
      "
    `);
  });

  it('shows far lines apart, a lone line between, and the name of a continued value', () => {
    const main = source('main.cf', 'a =\n# x\n b\n c\n d\n e\n\n\n f = a\n');
    expect(frame(main, [mark(main, 'c'), mark(main, 'e'), mark(main, 'f')])).toMatchInlineSnapshot(`
      "
      1 | a =
      ...
      4 |  c
        |  ^
      5 |  d
      6 |  e
        |  ^
      ...
      9 |  f = a
        |  ^
      "
    `);
  });

  it('draws a rail beside a place of several lines', () => {
    const main = source('main.cf', 'a =\n b\n\n c\nx = 1\n');
    expect(frame(main, [mark(main, 'a =\n b\n\n c\n', 'all of it')])).toMatchInlineSnapshot(`
      "
      1 > a =
      2 >  b
      3 >
      4 >  c
        | all of it
      "
    `);
  });

  it('shortens a place of many lines', () => {
    const main = source('main.cf', '1\n2\n3\n4\n5\n6\n7\n8\n');
    expect(frame(main, [mark(main, '2\n3\n4\n5\n6\n7\n8', 'all')])).toMatchInlineSnapshot(`
      "
      2 > 2
      3 > 3
      4 > 4
      ...
      8 > 8
        | all
      "
    `);
  });

  it('expands tabs and counts wide characters as two cells', () => {
    const main = source('main.cf', 'a\tb = 主机\t# 名 x\n');
    const marks = [mark(main, '机', 'wide'), mark(main, 'x', 'narrow'), mark(main, '\tb', 'tab')];
    expect(frame(main, marks)).toMatchInlineSnapshot(`
      "
      1 | a       b = 主机        # 名 x
        |  ^^^^^^^^ tab
        |               ^^ wide
        |                              ^ narrow
      "
    `);
  });

  it('shows bytes that are not UTF-8 and controls, in place', () => {
    const main = new SourceText('main.cf', 'a = \xe9\x1b[31m b\n');
    expect(frame(main, [mark(main, 'b')])).toMatchInlineSnapshot(`
      "
      1 | a = <E9>␛[31m b
        |               ^
      "
    `);
  });

  it('shows the CR of a line end only when it is meant', () => {
    const main = source('main.cf', 'a = 1\r\nb = 2\r\n');
    expect(frame(main, [mark(main, '1\r'), mark(main, 'b = 2')])).toMatchInlineSnapshot(`
      "
      1 | a = 1
        |     ^
      2 | b = 2
        | ^^^^^
      "
    `);
    expect(frame(main, [mark(main, '\r', 'carriage return')])).toMatchInlineSnapshot(`
      "
      1 | a = 1␍
        |      ^ carriage return
      "
    `);
  });

  it('has a caret for an empty place, also where there is no character', () => {
    const main = source('main.cf', 'ab\n');
    const at = (offset: number): Mark => ({
      span: { start: offset, end: offset },
      underline: '^',
      style: 'error',
      label: 'here',
    });
    expect(frame(main, [at(1)])).toMatchInlineSnapshot(`
      "
      1 | ab
        |  ^ here
      "
    `);
    expect(frame(main, [at(2)])).toMatchInlineSnapshot(`
      "
      1 | ab
        |   ^ here
      "
    `);
    expect(frame(main, [at(99)])).toMatchInlineSnapshot(`
      "
      2 |
        | ^ here
      "
    `);
    expect(frame(source('empty', ''), [at(0)])).toMatchInlineSnapshot(`
      "
      1 |
        | ^ here
      "
    `);
  });

  it('cuts a long line around the place', () => {
    const main = source('main.cf', `start = ${'x'.repeat(60)} middle ${'y'.repeat(60)} end\n`);
    expect(frame(main, [mark(main, 'start')], 40)).toMatchInlineSnapshot(`
      "
      1 | start = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
        | ^^^^^
      "
    `);
    expect(frame(main, [mark(main, 'middle', 'here')], 40)).toMatchInlineSnapshot(`
      "
      1 | …xxxxxxxxxxxxxxx middle yyyyyyyyyyyyyyy…
        |                  ^^^^^^ here
      "
    `);
    expect(frame(main, [mark(main, 'end', 'a label without room')], 40)).toMatchInlineSnapshot(`
      "
      1 | …yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy end
        |                                      ^^^
        |                     a label without room
      "
    `);
    expect(frame(main, [mark(main, 'x'.repeat(60))], 40)).toMatchInlineSnapshot(`
      "
      1 | …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
        |  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      "
    `);
    expect(
      frame(main, [mark(main, 'middle'), mark(main, 'start'), mark(main, 'end')], 40),
    ).toMatchInlineSnapshot(`
      "
      1 | …xxxxxxxxxxxxxxx middle yyyyyyyyyyyyyyy…
        | ^                ^^^^^^                ^
      "
    `);
  });

  it('does not lay out a line of millions of bytes to show a few of them', () => {
    const long = 'a'.repeat(5_000_000);
    const file = new SourceText('main.cf', `${long} here ${long}\n`);
    const rows = frame(file, [mark(file, 'here')], 40);
    expect(rows).toMatch(/… *a+ here a+…/);
  });

  it('cuts between wide characters', () => {
    const main = source('main.cf', `${'主'.repeat(30)}x${'机'.repeat(30)}\n`);
    expect(frame(main, [mark(main, 'x')], 20)).toMatchInlineSnapshot(`
      "
      1 | …主主主主x机机机机…
        |          ^
      "
    `);
    expect(frame(main, [mark(main, 'x')], 21)).toMatchInlineSnapshot(`
      "
      1 | … 主主主主x机机机机…
        |           ^
      "
    `);
  });

  it('wraps a label that is wider than the frame', () => {
    const main = source('main.cf', 'a = b\n');
    const label = 'a sentence that goes on for longer than a row';
    expect(frame(main, [mark(main, 'b', label)], 20)).toMatchInlineSnapshot(`
      "
      1 | a = b
        |     ^
        | a sentence that goes
        | on for longer than a
        | row
      "
    `);
  });

  it('shows any bytes within its width', () => {
    const byte = fc.oneof(
      fc.constantFrom('\n', '\t', '\r', ' ', 'a', '#', '\xe4\xb8\xbb', '\xcc\x81'),
      fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
    );
    const place = fc.record({ start: fc.nat(120), size: fc.nat(40), label: fc.string() });
    const run = [
      fc.string({ unit: byte, maxLength: 120 }),
      fc.array(place, { minLength: 1 }),
    ] as const;
    fc.assert(
      fc.property(...run, fc.integer({ min: 12, max: 50 }), (text, places, width) => {
        const marks = places.map(({ start, size, label }): Mark => {
          const span = { start, end: start + size };
          return { span, underline: '^', style: 'error', label: label.slice(0, 9).trim() };
        });
        const rows = renderFrame(new SourceText('x', text), marks, options(width));
        for (const row of rows) {
          expect(row).not.toMatch(/\p{Cc}/u);
          expect(displayWidth(row.replace(/^\d* *[|>] /, ''))).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});
