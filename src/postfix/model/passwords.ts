import type { ByteString } from '../../text/bytes.ts';
import type { Span } from '../../text/span.ts';

/** How the clients of databases call a password. Source: mysql_table(5), pgsql_table(5), ldap_table(5). */
export const PASSWORD_SETTINGS: readonly string[] = ['password', 'bind_pw'];

/** A password of such a client, in its own file or by prefix in main.cf; `$name` is none yet. */
const CLIENT_PASSWORD = new RegExp(
  `(?<=^[ \\t]*\\w*(?:${PASSWORD_SETTINGS.join('|')})[ \\t]*=[ \\t]*)[^\\s$][^\\r\\n]*`,
  'gm',
);

/** A password in a value that holds the table itself: `static:user:password`. */
const INLINE_PASSWORD = /(?<=_password_maps[ \t]*=[^\r\n]*\b(?:static|inline):)[^\r\n]+/g;

/** Where passwords stand in a file of `name = value` lines. */
export function passwordSpans(text: ByteString): Span[] {
  return [CLIENT_PASSWORD, INLINE_PASSWORD]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
