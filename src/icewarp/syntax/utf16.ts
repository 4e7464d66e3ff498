import type { ByteString } from '../../text/bytes.ts';

/** Whether a text begins with the byte order mark of UTF-16, of either order. */
export function isUtf16(text: ByteString): boolean {
  return text.startsWith('\xff\xfe') || text.startsWith('\xfe\xff');
}

/** The first characters of a UTF-16 text as bytes, so that its form can be told. */
export function startOfUtf16(text: ByteString, length: number): ByteString {
  const first = text.startsWith('\xff\xfe') ? 2 : 3;
  let start = '';
  for (let at = first; at < Math.min(text.length, length * 2); at += 2) start += text.charAt(at);
  return start;
}
