import type { JoinedText } from '../../text/joined-text.ts';
import { isBlank, isSpace } from './whitespace.ts';

/**
 * Splits at separators; inside `{` `}` separators do not count (since Postfix 3.0), and an unclosed
 * brace runs to the end. Source: util/mystrtok.c `mystrtokq`.
 */
export function splitWords(
  text: JoinedText,
  isSeparator: (byte: string) => boolean = isBlank,
  bracesGroup = true,
): JoinedText[] {
  const words: JoinedText[] = [];
  let start = -1;
  let level = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const byte = text.text.charAt(at);
    const ends = at === text.length || (level === 0 && isSeparator(byte));
    if (start === -1) {
      if (ends) continue;
      start = at;
    }
    if (ends) {
      words.push(text.slice(start, at));
      start = -1;
      level = 0;
    } else if (byte === '{' && bracesGroup) level += 1;
    else if (byte === '}' && level > 0) level -= 1;
  }
  return words;
}

/** A word with the braces around it taken off, and what was wrong with them. */
export interface Unbraced {
  readonly text: JoinedText;
  readonly braces: 'none' | 'balanced' | 'unclosed' | 'text-after';
}

/**
 * Takes `{ text }` apart as Postfix does; the text inside is trimmed. An unclosed brace takes all
 * that follows, text after the closing brace is ignored with an error. Source: util/extpar.c.
 */
export function unbrace(word: JoinedText): Unbraced {
  if (!word.text.startsWith('{')) return { text: word, braces: 'none' };
  const close = closingBrace(word.text);
  if (close === -1) return { text: word.slice(1, word.length).trim(isSpace), braces: 'unclosed' };
  const text = word.slice(1, close).trim(isSpace);
  return { text, braces: close === word.length - 1 ? 'balanced' : 'text-after' };
}

function closingBrace(text: string): number {
  let level = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') level += 1;
    else if (text[at] === '}') {
      level -= 1;
      if (level === 0) return at;
    }
  }
  return -1;
}
