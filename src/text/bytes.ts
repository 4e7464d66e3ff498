/**
 * A configuration file may hold any bytes, and every offset that leaves the program counts bytes.
 * Inside, a file is a string with one character (U+0000..U+00FF) for each byte, so that an index
 * into the string is the byte offset and nothing is ever re-encoded.
 */
export type ByteString = string;

const CHUNK = 0x8000;

/** The byte string of raw bytes. */
export function fromBytes(bytes: Uint8Array): ByteString {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return text;
}

/** The raw bytes of a byte string. */
export function toBytes(text: ByteString): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** The byte string that holds `text` in UTF-8. */
export function encodeUtf8(text: string): ByteString {
  return isAscii(text) ? text : fromBytes(new TextEncoder().encode(text));
}

/** Reads a byte string as UTF-8 for people; bytes that are not UTF-8 become U+FFFD. A BOM is kept. */
export function decodeUtf8(text: ByteString): string {
  return isAscii(text) ? text : new TextDecoder('utf-8', { ignoreBOM: true }).decode(toBytes(text));
}

/** Whether a byte string is well-formed UTF-8. */
export function isUtf8(text: ByteString): boolean {
  if (isAscii(text)) return true;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(toBytes(text));
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is the whole of ASCII, control characters included
  return /^[\x00-\x7f]*$/.test(text);
}
