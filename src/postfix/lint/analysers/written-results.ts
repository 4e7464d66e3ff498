import type { ByteString } from '../../../text/bytes.ts';
import type { JoinedText } from '../../../text/joined-text.ts';
import type { SourceText } from '../../../text/source.ts';
import { type NamedTable, tableSources } from '../../model/named-tables.ts';
import type { PostfixServer } from '../../model/server.ts';
import { holdsEntries, holdsPatterns, tableFiles } from '../../model/tables.ts';
import { parseInlineTable } from '../../syntax/inline-table.ts';
import { parseLookupTable } from '../../syntax/lookup-table.ts';
import { parsePatternTable } from '../../syntax/pattern-table.ts';

/** What a table answers for a key, and where it is written. */
export interface WrittenResult {
  readonly table: NamedTable;
  /** The key or the pattern. */
  readonly key: ByteString;
  readonly value: JoinedText;
  readonly source: SourceText;
  readonly entryStart: number;
  /** Whether the places of the value are places in the source. */
  readonly isExact: boolean;
}

/** The answers of a table that can be read here, in the setting itself or in a file within reach. */
export function* writtenResults(server: PostfixServer, table: NamedTable): Iterable<WrittenResult> {
  const { reference, source, entryStart, isWritten } = table;
  const here = { table, source, entryStart, isExact: isWritten };
  if (reference.type === 'static') {
    yield { ...here, key: 'every destination', value: staticValue(reference.name) };
  } else if (reference.type === 'inline') {
    const { entries, problem } = parseInlineTable(reference.name);
    if (problem) return;
    for (const { key, value } of entries) yield { ...here, key: key.text, value };
  } else {
    yield* resultsInFile(server, table);
  }
}

/** `static:{a b}` holds blanks. Source: util/dict_static.c. */
function staticValue(name: JoinedText): JoinedText {
  const braced = /^\{(.*)\}$/s.exec(name.text);
  if (!braced) return name;
  return name.slice(1, name.length - 1).trim((byte) => /\s/.test(byte));
}

function* resultsInFile(server: PostfixServer, table: NamedTable): Iterable<WrittenResult> {
  const path = tableFiles(table.reference)?.source;
  const source = path === undefined ? undefined : tableSources(server).get(path);
  if (!source) return;
  const here = { table, source, isExact: true };
  if (holdsEntries(table.reference)) {
    const seen = new Set<ByteString>();
    for (const node of parseLookupTable(source).nodes) {
      if (node.kind !== 'entry') continue;
      // Of several entries for one key the first counts.
      const key = node.key.text.toLowerCase();
      if (seen.has(key)) continue;
      seen.add(key);
      yield { ...here, key: node.key.text, value: node.value, entryStart: node.span.start };
    }
  } else if (holdsPatterns(table.reference)) {
    for (const node of parsePatternTable(source).nodes) {
      // What stands for `$1` is known only when mail is sent.
      if (node.kind !== 'rule' || node.result.length === 0 || node.result.text.includes('$'))
        continue;
      const key = node.pattern.text;
      yield { ...here, key, value: node.result, entryStart: node.span.start };
    }
  }
}
