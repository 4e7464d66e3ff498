import type { ByteString } from '../../text/bytes.ts';
import type { Span } from '../../text/span.ts';

/** One physical line: its bytes without the line end, and where the next one begins. */
export interface Line extends Span {
  readonly next: number;
}

/** The line that begins at an offset. Carriage returns before the line feed belong to the line end. */
export function lineFrom(text: ByteString, start: number): Line {
  const feed = text.indexOf('\n', start);
  let end = feed === -1 ? text.length : feed;
  const next = feed === -1 ? text.length : feed + 1;
  while (end > start && text[end - 1] === '\r') end -= 1;
  return { start, end, next };
}

/** The lines of a text from an offset on; none when nothing is left. */
export function* linesOf(text: ByteString, from = 0): Generator<Line> {
  let at = from;
  while (at < text.length) {
    const line = lineFrom(text, at);
    yield line;
    at = line.next;
  }
}

/** The line end that a text uses: that of its first line. */
export function lineEndOf(text: ByteString): '\n' | '\r\n' {
  const feed = text.indexOf('\n');
  return feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n';
}

/** The offset of the first byte behind a byte order mark of UTF-8. */
export function afterByteOrderMark(text: ByteString): number {
  return text.startsWith('\xef\xbb\xbf') ? 3 : 0;
}

/** The text of several lines with bare line feeds between them. */
export function joinLines(text: ByteString): ByteString {
  if (!text.includes('\r\n')) return text;
  return [...linesOf(text)].map(({ start, end }) => text.slice(start, end)).join('\n');
}
