import { type ByteString, decodeUtf8 } from '../../text/bytes.ts';
import { collapseBlanks } from '../syntax/whitespace.ts';

const LONGEST = 60;

/** Bytes as messages quote them: on one line, cut when long. */
export function quoted(bytes: ByteString): string {
  // Blanks fall together, so a little more than the longest text is looked at.
  return clipped(decodeUtf8(bytes.slice(0, 8 * LONGEST)));
}

/** A text on one line, cut when long. */
export function clipped(text: string): string {
  const oneLine = collapseBlanks(text).trim();
  return oneLine.length > LONGEST ? `${oneLine.slice(0, LONGEST - 1)}…` : oneLine;
}

/** `a`, `a and b`, `a, b and c`; `none` of nothing. */
export function enumerate(words: readonly string[]): string {
  if (words.length === 0) return 'none';
  const last = words.at(-1) ?? '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
