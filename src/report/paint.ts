/** What a piece of the terminal report is, whatever it looks like. */
export type Style = keyof typeof SGR;

/** Marks text up for the terminal, or hands it back as it is. */
export type Painter = (style: Style, text: string) => string;

/** "Select graphic rendition" parameters, ECMA-48 §8.3.117; the basic palette that themes adapt. */
const SGR = {
  error: '1;31',
  warning: '1;33',
  info: '1;36',
  place: '1',
  related: '36',
  fix: '32',
  quiet: '2',
} as const;

/** A painter for a terminal that shows colour, or one that paints nothing. */
export function createPainter(colour: boolean): Painter {
  if (!colour) return (_, text) => text;
  return (style, text) => (text === '' ? '' : `\x1b[${SGR[style]}m${text}\x1b[0m`);
}
