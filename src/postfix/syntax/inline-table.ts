import type { JoinedText } from '../../text/joined-text.ts';
import { splitNameValue } from './name-value.ts';
import { isBlank } from './whitespace.ts';
import { splitWords, unbrace } from './words.ts';

export interface InlineEntry {
  readonly key: JoinedText;
  readonly value: JoinedText;
}

/**
 * An in-line table as Postfix reads it. With a problem no program can use the table at all: each
 * lookup fails for the time being.
 */
export interface InlineTable {
  readonly entries: readonly InlineEntry[];
  readonly problem: InlineProblem | undefined;
}

/** In the words of Postfix, and where. */
export interface InlineProblem {
  readonly text: string;
  readonly at: JoinedText;
}

/**
 * Reads what stands behind `inline:`: `{ key=value, { key = value with blanks } }`. Postfix stops at
 * the first element that it cannot read. Source: DATABASE_README "inline", util/dict_inline.c.
 */
export function parseInlineTable(name: JoinedText): InlineTable {
  const outer = unbrace(name);
  if (outer.braces !== 'balanced' || name.length === 2) {
    return { entries: [], problem: { text: 'bad syntax', at: name } };
  }
  const entries: InlineEntry[] = [];
  const inside = name.slice(1, name.length - 1);
  for (const word of splitWords(inside, (byte) => byte === ',' || isBlank(byte))) {
    const { text, braces } = unbrace(word);
    if (braces === 'unclosed' || braces === 'text-after') {
      const what = braces === 'unclosed' ? "missing '}' in" : "syntax error after '}' in";
      return { entries, problem: { text: `${what} "${word.text}"`, at: word } };
    }
    const pair = splitNameValue(text);
    if ('problem' in pair) {
      const what =
        pair.problem === 'missing-name'
          ? 'missing attribute name'
          : "missing '=' after attribute name";
      return { entries, problem: { text: what, at: word } };
    }
    const start = text.text.indexOf(pair.name);
    entries.push({ key: text.slice(start, start + pair.name.length), value: pair.value });
  }
  if (entries.length === 0) return { entries, problem: { text: 'empty table', at: name } };
  return { entries, problem: undefined };
}
