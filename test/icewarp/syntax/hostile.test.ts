import { describe, expect, test } from 'vitest';
import { type DumpForm, detectForm } from '../../../src/icewarp/syntax/dump.ts';
import { dumpOf } from '../dump-of.ts';

const SIZE = 5_000_000;
const FORMS: readonly DumpForm[] = [
  'display',
  'domain-display',
  'export',
  'rpc',
  'set-script',
  'ini',
  'protocol-policy',
];

/** Texts of one line, on which a parser that is not linear would not end. */
const LINES: readonly (readonly [string, () => string])[] = [
  ['one value', () => `C_OS: ${'a'.repeat(SIZE)}`],
  ['one name', () => `C_${'a'.repeat(SIZE)}`],
  ['carriage returns', () => '\r'.repeat(SIZE)],
  ['blanks', () => ' '.repeat(SIZE)],
  ['NUL', () => '\0'.repeat(SIZE)],
  ['an argument', () => `tool.sh set system C_OS ${'a'.repeat(SIZE)}`],
  ['a quote without end', () => `tool.sh set system C_OS "${'a'.repeat(SIZE)}`],
  ['marks of comments', () => '#'.repeat(SIZE)],
  ['an element', () => `<iq>${'a'.repeat(SIZE)}`],
];

describe.each(LINES)('a line of megabytes: %s', (_, make) => {
  test('ends in every form', { timeout: 60_000 }, () => {
    const text = make();
    expect(() => detectForm(text)).not.toThrow();
    for (const form of FORMS) {
      expect(dumpOf(text, form).entries.length, form).toBeLessThanOrEqual(1);
    }
  });
});

/** Texts on which each byte may begin something new. */
const REPEATED: readonly (readonly [string, string])[] = [
  ['tags that open', '<'],
  ['comments that open', '<!--'],
  ['elements', '<a>'],
  ['empty elements', '<a/>'],
  ['attributes', '<a b="'],
  ['references', '&a;'],
  ['substitutions', '$('],
  ['substitutions in quotes', '"$('],
  ['backticks', '`'],
  ['single quotes', "'"],
  ['operators', '&|;()'],
  ['here-documents', '<<a\n'],
  ['continuations', '\\\n'],
  ['carets', '^'],
  ['percent signs', '%'],
  ['commas', 'a.b,'],
  ['returns', 'a\r'],
  ['prompts', 'a@b:'],
  ['records', 'C_A_B: \n#\n\n'],
  ['header lines', 'a.b\n'],
];

describe.each(REPEATED)('many %s', (_, piece) => {
  test('end in every form', { timeout: 60_000 }, () => {
    const text = piece.repeat(100_000 / piece.length);
    expect(() => detectForm(text)).not.toThrow();
    for (const [before, behind] of [
      ['', ''],
      ['<iq>', '</iq>'],
      ['tool.sh set system C_A_B ', ''],
    ] as const) {
      for (const form of FORMS) {
        expect(dumpOf(before + text + behind, form, 'x').form).toBe(form);
        if (form === 'set-script') dumpOf(before + text + behind, form, 'x.cmd');
      }
    }
  });
});
