import { clipped } from '../../lint/phrases.ts';
import { type ByteString, decodeUtf8 } from '../../text/bytes.ts';

/** More than is ever shown of a text, also where runs of blanks in it fall together. */
const LOOKED_AT = 480;

/** Bytes as messages quote them: on one line, cut when long. */
export function quoted(bytes: ByteString): string {
  return clipped(decodeUtf8(bytes.slice(0, LOOKED_AT)));
}
