import type { ByteString } from '../../text/bytes.ts';
import { JoinedText } from '../../text/joined-text.ts';
import { splitWords } from '../syntax/words.ts';

/** Comma and white space, which separate elements in nearly every list of Postfix. */
export function isListSeparator(byte: string): boolean {
  return byte === ',' || byte === ' ' || byte === '\t' || byte === '\r' || byte === '\n';
}

/** Elements of a list; separators inside `{` `}` do not count. Source: `CHARS_COMMA_SP`. */
export function splitList(text: ByteString): ByteString[] {
  const joined = JoinedText.of(text, [{ start: 0, end: text.length }]);
  return splitWords(joined, isListSeparator).map((word) => word.text);
}
