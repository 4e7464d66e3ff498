import { nearest } from '../../../text/edit-distance.ts';
import { JoinedText } from '../../../text/joined-text.ts';
import { isListSeparator } from '../../model/lists.ts';
import { beginsWithPlaceholder, isPlaceholder } from '../../model/placeholder.ts';
import type { PostfixServer } from '../../model/server.ts';
import { TABLE_TYPES, wordsForTables } from '../../model/tables.ts';
import { splitWords } from '../../syntax/words.ts';
import type { Fact, FactData } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { type ExplicitValue, explicitValues, type Reading } from './explicit-values.ts';
import { looksUp } from './table-files.ts';

/**
 * Words that stand where a lookup table is due, and that no Postfix can open: a type that no
 * release has, or a path without a type.
 * Source: util/dict_open.c; observed on Postfix 3.7.11.
 */
export function* unknownTableTypes(server: PostfixServer): Iterable<Fact<'table-type'>> {
  for (const explicit of explicitValues(server)) {
    const reading = explicit.readings.find(({ read }) => read !== 'by-none');
    const { name, valueKind } = explicit.parameter;
    if (!reading || !looksUp(name, reading.scope)) continue;
    const isWritten = !explicit.value.text.includes('$');
    for (const word of tableWords(textOf(explicit, reading, isWritten), name, valueKind)) {
      const data = faultOf(word, name);
      if (!data) continue;
      yield {
        name: 'table-type',
        data,
        path: explicit.source.path,
        at: isWritten ? word.span : explicit.value.span,
        entryStart: explicit.entryStart,
        settings: [name],
        subject: explicit.subject,
        places: isWritten ? { type: [word.slice(0, typeOf(word).length).span] } : {},
        notes: [],
      };
    }
  }
}

/** Where `$name` was expanded, only the value as a whole has a place in the file. */
function textOf({ value }: ExplicitValue, { text }: Reading, isWritten: boolean): JoinedText {
  return isWritten ? value : JoinedText.of(text, [{ start: 0, end: text.length }]);
}

/** Words that can be nothing but a table. */
function tableWords(value: JoinedText, name: string, kind: string | undefined): JoinedText[] {
  const all = splitWords(value, isListSeparator);
  // `# text` behind a value is a matter of its own.
  const comment = all.findIndex((word) => word.text.startsWith('#'));
  const words = comment === -1 ? all : all.slice(0, comment);
  if (kind === 'restrictions') {
    return words.filter((word, at) => {
      const asks = /^check_\w+_access$/i.test(words[at - 1]?.text ?? '');
      // A path alone is a matter of the restriction, which says so itself.
      return asks && word.text.includes(':');
    });
  }
  return isListOfTables(name) ? words.flatMap(wordsForTables) : [];
}

/** The lists of what proxymap(8) may open are compared, and not opened. */
function isListOfTables(name: string): boolean {
  return /(?:_maps|_checks)$/.test(name) && !/^proxy_|_loglevel_maps$/.test(name);
}

function typeOf(word: JoinedText): string {
  return /^[^:{}]*(?=:)/.exec(word.text)?.[0] ?? '';
}

function faultOf(word: JoinedText, setting: string): FactData['table-type'] | undefined {
  const type = typeOf(word);
  if (TABLE_TYPES.has(type) || /[{}]/.test(word.text.slice(0, type.length + 1))) return undefined;
  if ([word.text, type].some(isPlaceholder) || beginsWithPlaceholder(word.text)) return undefined;
  // Mostly a `$name` that nothing sets, which is a finding of its own.
  if (word.text.startsWith(':')) return undefined;
  const about = { setting, word: quoted(word.text), type: quoted(type) };
  if (!word.text.includes(':')) {
    return { ...about, problem: 'no-type', suggestion: '' };
  }
  const suggestion = nearest(type, TABLE_TYPES, type.length > 4 ? 2 : 1) ?? '';
  const problem = suggestion === '' ? 'foreign' : 'misspelt';
  return { ...about, problem, suggestion };
}
