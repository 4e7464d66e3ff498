import { type ByteString, decodeUtf8, isUtf8 } from '../text/bytes.ts';

/**
 * Whatever a terminal would obey, reorder or hide: controls (C0, C1), format characters (bidi
 * overrides, zero-width characters, BOM, tags), line separators, lone surrogates, and spaces that
 * look like U+0020 but separate nothing in a configuration.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

const CONTROL_PICTURES = 0x2400;
const PICTURE_OF_DELETE = '\u2421';

/**
 * Text of a configuration as a terminal may show it: what is unsafe becomes visible, `␛` for a
 * control character and `<U+202E>` for the rest. Tabs and line feeds too become pictures.
 */
export function escapeText(text: string): string {
  return text.replace(UNSAFE, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
    if (code === 0x7f) return PICTURE_OF_DELETE;
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** One character of a source as it is shown, with the bytes that it stands for. */
export interface Glyph {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The characters of some bytes, made safe to show; a byte that is not UTF-8 becomes `<E9>`. */
export function glyphsOf(bytes: ByteString): Glyph[] {
  const glyphs: Glyph[] = [];
  for (let start = 0; start < bytes.length; ) {
    const sequence = bytes.slice(start, start + sequenceLength(bytes.charCodeAt(start)));
    const valid = isUtf8(sequence);
    const end = start + (valid ? sequence.length : 1);
    glyphs.push({ start, end, text: valid ? escapeText(decodeUtf8(sequence)) : hex(bytes, start) });
    start = end;
  }
  return glyphs;
}

/** How many bytes a UTF-8 sequence with this first byte has; 1 if none begins with it. */
function sequenceLength(first: number): number {
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}

function hex(bytes: ByteString, at: number): string {
  return `<${bytes.charCodeAt(at).toString(16).toUpperCase().padStart(2, '0')}>`;
}
