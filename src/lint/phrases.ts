const LONGEST = 60;

/** A text on one line, cut when long. */
export function clipped(text: string): string {
  const oneLine = text.replace(/[ \t\r\n]+/g, ' ').trim();
  return oneLine.length > LONGEST ? `${oneLine.slice(0, LONGEST - 1)}…` : oneLine;
}

/** `a`, `a and b`, `a, b and c`; `none` of nothing. */
export function enumerate(words: readonly string[]): string {
  if (words.length === 0) return 'none';
  const last = words.at(-1) ?? '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
