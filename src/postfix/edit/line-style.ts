import type { ByteString } from '../../text/bytes.ts';

/** How lines end in a file: as its first line does. */
export function lineEnding(text: ByteString): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}
