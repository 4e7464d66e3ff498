import type { ByteString } from '../../text/bytes.ts';
import type { JoinedText } from '../../text/joined-text.ts';
import type { Span } from '../../text/span.ts';
import { isSpace } from './whitespace.ts';

export interface NameValue {
  readonly name: ByteString;
  readonly nameSpan: Span;
  readonly value: JoinedText;
}

export interface NameValueProblem {
  readonly problem: 'missing-name' | 'missing-equals';
}

/**
 * Splits `name = value` as Postfix does in main.cf and in `-o`: the name ends at white space or
 * `=`, nothing but white space may stand between it and `=`, the value is trimmed.
 * Source: util/split_nameval.c.
 */
export function splitNameValue(entry: JoinedText): NameValue | NameValueProblem {
  const { text } = entry;
  const start = skip(text, 0, isSpace);
  if (start === text.length || text[start] === '=') return { problem: 'missing-name' };
  const nameEnd = skip(text, start, (byte) => byte !== '=' && !isSpace(byte));
  const equals = skip(text, nameEnd, isSpace);
  if (text[equals] !== '=') return { problem: 'missing-equals' };
  return {
    name: text.slice(start, nameEnd),
    nameSpan: entry.spanOf(start, nameEnd),
    value: trimmedValue(entry.slice(equals + 1, text.length)),
  };
}

/** An empty value stands behind the blanks after `=`, but before a carriage return. */
function trimmedValue(rest: JoinedText): JoinedText {
  const value = rest.trim(isSpace);
  if (value.length > 0) return value;
  const at = skip(rest.text, 0, (byte) => byte === ' ' || byte === '\t');
  return rest.slice(at, at);
}

function skip(text: ByteString, from: number, while_: (byte: string) => boolean): number {
  let at = from;
  while (at < text.length && while_(text.charAt(at))) at += 1;
  return at;
}
