import type { ByteString } from '../../text/bytes.ts';
import type { Span } from '../../text/span.ts';

/** One element of a list, with its place in the text of the list. */
export interface TlsToken extends Span {
  readonly text: ByteString;
}

/**
 * Splits a TLS protocol list or cipher exclusion list: at commas, blanks and colons, any number of
 * them, also at the ends. Unlike most lists of Postfix these know neither quotes nor braces.
 * Source: tls/tls_misc.c, `mystrtok(&cp, CHARS_COMMA_SP ":")`.
 */
export function tlsTokens(text: ByteString): TlsToken[] {
  return Array.from(text.matchAll(/[^ \t\r\n,:]+/g), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
