import type { JoinedText } from '../../text/joined-text.ts';
import type { SourceText } from '../../text/source.ts';
import { parseInlineTable } from '../syntax/inline-table.ts';
import { parseLookupTable } from '../syntax/lookup-table.ts';
import { type NamedTable, tableSources } from './named-tables.ts';
import type { PostfixServer } from './server.ts';
import { holdsEntries, tableFiles } from './tables.ts';

/** An entry of a lookup table. */
export interface KeyedEntry {
  readonly key: JoinedText;
  readonly source: SourceText;
  /** Whether the places of the key are places in the source. */
  readonly isExact: boolean;
  readonly entryStart: number;
}

/** The entries of a table; undefined where it is not in reach, or has no keys but patterns. */
export function keyedEntries(table: NamedTable, server: PostfixServer): KeyedEntry[] | undefined {
  const { reference, source, entryStart, isWritten } = table;
  if (reference.type === 'inline') {
    const { entries, problem } = parseInlineTable(reference.name);
    return problem
      ? undefined
      : entries.map(({ key }) => ({ key, source, isExact: isWritten, entryStart }));
  }
  const path = holdsEntries(reference) ? tableFiles(reference)?.source : undefined;
  const file = path === undefined ? undefined : tableSources(server).get(path);
  if (!file) return undefined;
  return parseLookupTable(file).nodes.flatMap((node) =>
    node.kind === 'entry'
      ? [{ key: node.key, source: file, isExact: true, entryStart: node.span.start }]
      : [],
  );
}
