import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { type FileIdentity, readFileWithIdentity } from '../../host/read-file.ts';
import type { Texts } from '../../lint/fixpoint.ts';
import { namedTables, tableSources } from '../../postfix/model/named-tables.ts';
import { indexProgram, tableFiles } from '../../postfix/model/tables.ts';
import { type ByteString, decodeUtf8, fromBytes } from '../../text/bytes.ts';
import type { ServerToLint } from '../../workspace/lint-site.ts';
import { modelOf } from '../../workspace/server-model.ts';

/** A lookup table, or the settings of a database client, that a configuration names. */
export interface TableFile {
  readonly path: string;
  /** One character for each byte. */
  readonly text: ByteString;
  readonly identity: FileIdentity;
  /** What makes the index from it anew, as commands of a shell; none where it has no index. */
  readonly indexing: readonly string[];
}

/**
 * The tables that servers name and that lie below a folder that the user gave, by the path that
 * findings give: what the user asked to have repaired. Those elsewhere are read, and never written.
 */
export function namedTableFiles(
  servers: readonly ServerToLint[],
  texts: Texts,
  asked: readonly string[],
): Map<string, TableFile> {
  const folders = asked.flatMap((path) => realPath(path) ?? []);
  const found = new Map<string, TableFile>();
  for (const { files, facts } of servers) {
    if (!facts.readFile) continue;
    const model = modelOf(files, texts, facts);
    for (const [name, { path }] of tableSources(model)) {
      const target = realPath(path);
      if (target === undefined || texts.has(path)) continue;
      if (!folders.some((folder) => isWithin(target, folder))) continue;
      const indexing = namedTables(model).flatMap(({ setting, reference }) => {
        const ofTable = tableFiles(reference);
        if (ofTable?.source !== name || ofTable.index === undefined) return [];
        const table = decodeUtf8(`${reference.type}:${name}`);
        return [`${indexProgram(setting)} ${shellWord(table)}`];
      });
      const earlier = found.get(path)?.indexing ?? [];
      const file = load(path);
      if (file) found.set(path, { ...file, indexing: [...new Set([...earlier, ...indexing])] });
    }
  }
  return found;
}

function load(path: string): Omit<TableFile, 'indexing'> | undefined {
  try {
    const { bytes, identity } = readFileWithIdentity(path);
    return { path, text: fromBytes(bytes), identity };
  } catch {
    // What cannot be read is not written either.
    return undefined;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`);
}

function shellWord(text: string): string {
  return /^[\w./:@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
