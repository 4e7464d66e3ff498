import { type NamedTable, namedTables } from '../../model/named-tables.ts';
import type { Scope } from '../../model/scope.ts';
import type { PostfixServer } from '../../model/server.ts';
import { indexProgram, type TableFiles, tableFiles } from '../../model/tables.ts';
import { isKnown } from '../../model/value.ts';
import type { Fact, FactData, FactName } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { describeTable, tablePlace } from './table-place.ts';

/** Tables that are not there: neither the text that people edit nor what postmap(1) makes of it. */
export function* missingTables(server: PostfixServer): Iterable<Fact<'table-source-missing'>> {
  for (const { table, files } of tablesInUse(server)) {
    const { source, index } = files;
    const found = [source, ...(index === undefined ? [] : [index])].map((path) =>
      server.input.statFile?.(path),
    );
    if (!found.every((file) => file?.exists === false)) continue;
    const file = quoted(found[0]?.path ?? source);
    yield fact('table-source-missing', table, { ...describeTable(table), file });
  }
}

/** Tables of the host itself of which postmap(1) was not run after the last change, or never. */
export function* staleIndexes(server: PostfixServer): Iterable<Fact<'table-index-stale'>> {
  for (const { table, files } of tablesInUse(server)) {
    if (files.index === undefined) continue;
    const source = server.input.statFile?.(files.source);
    const index = server.input.statFile?.(files.index);
    if (!source?.exists || source.modified === undefined || !index) continue;
    const older = index.modified !== undefined && index.modified < source.modified;
    if (index.exists && !older) continue;
    yield fact('table-index-stale', table, {
      ...describeTable(table),
      file: quoted(source.path),
      index: quoted(index.path),
      program: indexProgram(table.setting),
      problem: index.exists ? 'older' : 'absent',
    });
  }
}

function* tablesInUse(server: PostfixServer): Iterable<{ table: NamedTable; files: TableFiles }> {
  for (const table of namedTables(server)) {
    const files = tableFiles(table.reference);
    if (files && isInUse(table)) yield { table, files };
  }
}

export function isInUse({ setting, scope }: NamedTable): boolean {
  return looksUp(setting, scope);
}

/** Passwords are looked up only where SASL is on. Source: smtp/smtp.c. */
export function looksUp(setting: string, scope: Scope): boolean {
  const client = /^([sl]mtp)_sasl_password_maps$/.exec(setting)?.[1];
  if (!client) return true;
  const { value } = scope.effective(`${client}_sasl_auth_enable`);
  return isKnown(value) && value.text.toLowerCase() === 'yes';
}

function fact<Name extends FactName>(
  name: Name,
  table: NamedTable,
  data: FactData[Name],
): Fact<Name> {
  return { name, data, ...tablePlace(table), places: {}, notes: [] };
}
