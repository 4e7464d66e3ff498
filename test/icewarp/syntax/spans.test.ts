import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DumpForm, detectForm, type IceWarpDump } from '../../../src/icewarp/syntax/dump.ts';
import { fromBytes } from '../../../src/text/bytes.ts';
import type { Span } from '../../../src/text/span.ts';
import { dumpOf } from '../dump-of.ts';

const FORMS: readonly (readonly [DumpForm, string])[] = [
  ['display', 'x'],
  ['domain-display', 'x'],
  ['export', 'x'],
  ['rpc', 'x'],
  ['set-script', 'x.sh'],
  ['set-script', 'x.cmd'],
  ['ini', 'x'],
  ['protocol-policy', 'x'],
];

/** Bytes with a taste for what the parsers trip over. */
const nastyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'\n \r\t#=:;,"\'^%!&|()<>\\$`{}/@[]\0'.split(''), '\r\n', '\\\n', '^\r\n'),
      fc.constantFrom(
        'C_OS: 1\n',
        'C_X_Y',
        'd_type',
        'example.com\n',
        'a@b.example,',
        '-----END',
        '1',
      ),
      fc.constantFrom(
        'tool.sh set system ',
        'tool modify domain ',
        'C_A_B "x y"',
        '-r=a:b@c ',
        'if ',
      ),
      fc.constantFrom(
        '<iq>',
        '</iq>',
        '<val/>',
        '<item>',
        '</item>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
      ),
      fc.constantFrom(
        '<propname>C_X</propname>',
        '<propertyval><val>a</val></propertyval>',
        '\xef\xbb\xbf',
        'AUTHPlainDisable=0',
        '!SIZE',
      ),
      fc.uint8Array({ maxLength: 3 }).map(fromBytes),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

function checkSpans(dump: IceWarpDump): void {
  const { text } = dump.source;
  const inside = ({ start, end }: Span) => start >= 0 && start <= end && end <= text.length;
  let at = 0;
  for (const { name, nameSpan, valueSpan, entrySpan } of dump.entries) {
    if (dump.form === 'export') {
      expect(nameSpan.start).toBe(valueSpan.start);
      expect(valueSpan.start).toBeGreaterThanOrEqual(entrySpan.start);
    } else {
      expect(entrySpan.start).toBeGreaterThanOrEqual(at);
      expect(nameSpan.start).toBeGreaterThanOrEqual(entrySpan.start);
      if (dump.form !== 'set-script') expect(text.slice(nameSpan.start, nameSpan.end)).toBe(name);
      expect(valueSpan.start).toBeGreaterThanOrEqual(nameSpan.end);
      at = entrySpan.end;
    }
    expect(valueSpan.start).toBeGreaterThanOrEqual(dump.form === 'export' ? at : 0);
    if (dump.form === 'export') at = valueSpan.end;
    expect(valueSpan.end).toBeLessThanOrEqual(entrySpan.end);
    expect(inside(entrySpan)).toBe(true);
  }
  const others = [...dump.malformed, ...dump.comments].map(({ span }) => span);
  for (const span of [...others, ...dump.credentials]) expect(inside(span)).toBe(true);
  for (const { covers } of dump.comments) expect(inside(covers)).toBe(true);
  for (const { nameSpan } of dump.valueless) expect(inside(nameSpan)).toBe(true);
}

describe.each(FORMS)('%s %s', (form, path) => {
  test('places are in order, inside the text, apart from each other, and hold the names', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        checkSpans(dumpOf(text, form, path));
      }),
      { numRuns: 1500 },
    );
  });
});

test('places in well-formed XML, whatever the values', () => {
  const item = fc
    .constantFrom(
      '<val/>',
      '<val>a</val>',
      '<val><![CDATA[<]]>&#65;</val>',
      '<!-- x --><val> </val>',
    )
    .map(
      (val) =>
        `<item>\r\n<apiproperty><propname>C_X_Y</propname></apiproperty><propertyval>${val}</propertyval></item>`,
    );
  fc.assert(
    fc.property(fc.array(item, { maxLength: 5 }), fc.boolean(), (items, mark) => {
      const dump = dumpOf(`${mark ? '\xef\xbb\xbf' : ''}<iq>\n${items.join('')}</iq>`, 'rpc');
      expect(dump.malformed).toEqual([]);
      expect(dump.entries.length).toBe(items.length);
      checkSpans(dump);
    }),
  );
});

test('any text has a form or none', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      const form = detectForm(text);
      if (form && form !== 'apiconst') checkSpans(dumpOf(text, form));
    }),
    { numRuns: 2000 },
  );
});
