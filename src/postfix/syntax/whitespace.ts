/**
 * White space as Postfix's line reader sees it: C `isspace` on ASCII. A no-break space or a byte
 * order mark is an ordinary byte.
 */
export function isSpace(byte: string): boolean {
  return byte === ' ' || (byte >= '\t' && byte <= '\r' && byte.length === 1);
}

/** What separates words and list elements (`CHARS_SPACE` in mail_params.h): no VT, no FF. */
export function isBlank(byte: string): boolean {
  return byte === ' ' || byte === '\t' || byte === '\r' || byte === '\n';
}

/** How postconf prints a value: each run of blanks as one space, none at the ends. */
export function collapseBlanks(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ');
}
