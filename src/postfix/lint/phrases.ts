import { type ByteString, decodeUtf8 } from '../../text/bytes.ts';
import { collapseBlanks } from '../syntax/whitespace.ts';

const LONGEST = 60;

/** A value as messages quote it: on one line, cut when long. */
export function quoted(text: ByteString): string {
  const oneLine = collapseBlanks(decodeUtf8(text)).trim();
  return oneLine.length > LONGEST ? `${oneLine.slice(0, LONGEST - 1)}…` : oneLine;
}

/** `a`, `a and b`, `a, b and c`; `none` of nothing. */
export function enumerate(words: readonly string[]): string {
  if (words.length === 0) return 'none';
  const last = words.at(-1) ?? '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
