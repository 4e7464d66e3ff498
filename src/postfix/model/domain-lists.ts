import type { ByteString } from '../../text/bytes.ts';
import { JoinedText } from '../../text/joined-text.ts';
import { splitList } from './lists.ts';
import { tableReferences } from './tables.ts';

/**
 * Whether a list of domains such as relay_domains has a match for every domain: `static:` answers
 * each lookup, whatever is asked. A `*` or a lone dot matches nothing, as seen on a real smtpd.
 * Unknown when another table stands before it.
 * Source: postconf(5) relay_domains, DATABASE_README static.
 */
export function takesInEveryDomain(list: ByteString): boolean | 'unknown' {
  for (const element of splitList(list)) {
    if (/^!*static:/i.test(element)) return !element.startsWith('!');
    if (element.startsWith('/') || isTable(element)) return 'unknown';
  }
  return false;
}

function isTable(element: ByteString): boolean {
  const text = JoinedText.of(element, [{ start: 0, end: element.length }]);
  return tableReferences(text).length > 0;
}
