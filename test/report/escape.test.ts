import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, glyphsOf } from '../../src/report/escape.ts';
import { encodeUtf8 } from '../../src/text/bytes.ts';

const shown = (bytes: string) =>
  glyphsOf(bytes)
    .map(({ text }) => text)
    .join('');

describe('escapeText', () => {
  it.each([
    ['plain größe 主 😀 é', 'plain größe 主 😀 é'],
    ['\x1b[31m', '␛[31m'],
    ['a\0\t\r\n\x7f', 'a␀␉␍␊␡'],
    ['\x9b31m', '<U+009B>31m'],
    ['a\u202eb\u2066c', 'a<U+202E>b<U+2066>c'],
    ['\ufeffa\u200bb\u00adc', '<U+FEFF>a<U+200B>b<U+00AD>c'],
    ['a\u2028b\u00a0c\u3000d', 'a<U+2028>b<U+00A0>c<U+3000>d'],
    ['\u{e0041}', '<U+E0041>'],
    ['\ud800', '<U+D800>'],
  ])('%j becomes %s', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });
});

describe('glyphsOf', () => {
  it('shows each byte that is not UTF-8', () => {
    expect(shown('a\xe9b\xff')).toBe('a<E9>b<FF>');
    expect(shown('\xc0\x80 \xed\xa0\x80 \xf5')).toBe('<C0><80> <ED><A0><80> <F5>');
    expect(shown('\xe4\xb8')).toBe('<E4><B8>');
  });

  it('knows the bytes of each character', () => {
    expect(glyphsOf(encodeUtf8('é主'))).toEqual([
      { start: 0, end: 2, text: 'é' },
      { start: 2, end: 5, text: '主' },
    ]);
  });

  it('covers all bytes in order and lets nothing through that a terminal obeys', () => {
    const bytes = fc.string({
      unit: fc.integer({ max: 255, min: 0 }).map((n) => String.fromCharCode(n)),
    });
    fc.assert(
      fc.property(bytes, (text) => {
        let at = 0;
        for (const glyph of glyphsOf(text)) {
          expect(glyph.start).toBe(at);
          at = glyph.end;
        }
        expect(at).toBe(text.length);
        expect(shown(text)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });

  it('shows text that is UTF-8 as text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(shown(encodeUtf8(text))).toBe(escapeText(text));
      }),
    );
  });
});
