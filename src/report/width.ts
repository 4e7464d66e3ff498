/** Blocks whose characters fill two cells: East Asian Wide and Fullwidth (UAX #11), and emoji. */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** How many cells of a terminal a text fills that holds no control characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += widthOf(char);
  return width;
}

function widthOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (/[\p{Mn}\p{Me}]/u.test(char)) return 0;
  return WIDE.some(([first, last]) => first <= code && code <= last) ? 2 : 1;
}

/**
 * Breaks a text into lines at its spaces. The first line has `first` cells; a word that is wider
 * than a line stands alone and whole, so that it can still be copied.
 */
export function wrapWords(text: string, width: number, first: number = width): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) <= (lines.length === 0 ? first : width)) {
      line = longer;
    } else {
      if (line !== '' || lines.length === 0) lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}
