import type { ByteString } from '../../text/bytes.ts';
import { JoinedText } from '../../text/joined-text.ts';
import { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { splitList } from './lists.ts';
import type { Scope } from './scope.ts';
import type { PostfixServer } from './server.ts';
import {
  holdsClientSettings,
  holdsEntries,
  holdsPatterns,
  type TableReference,
  tableFiles,
  tableReferences,
} from './tables.ts';
import { isKnown } from './value.ts';

/** A lookup table that a setting names. */
export interface NamedTable {
  readonly setting: ByteString;
  readonly reference: TableReference;
  readonly scope: Scope;
  /** `main.cf`, or the service whose `-o` it is. */
  readonly subject: ByteString;
  /** The file with the setting. */
  readonly source: SourceText;
  readonly entryStart: number;
  /** The whole setting. */
  readonly settingSpan: Span;
  /** Whether the places inside the reference are places in the file: no `$name` was expanded. */
  readonly isWritten: boolean;
}

/** Tables that Postfix itself writes, and what newaliases(1) reads beside alias_maps. */
const NOT_LOOKED_UP =
  /(?:_session_cache_database|_cache_map|_auth_cache_name)$|^address_verify_map$|^alias_database$/;

const named = new WeakMap<PostfixServer, readonly NamedTable[]>();

/** The tables that the settings of main.cf and `-o` name, in the order of the settings. */
export function namedTables(server: PostfixServer): readonly NamedTable[] {
  const cached = named.get(server);
  if (cached) return cached;
  const tables = [...inMain(server), ...inServices(server)];
  named.set(server, tables);
  return tables;
}

function* inMain(server: PostfixServer): Iterable<NamedTable> {
  const { main } = server.input;
  if (!main) return;
  const classes = restrictionClasses(server);
  for (const name of server.settingNames) {
    const setting = server.settingsOf(name).at(-1);
    if (!setting || !takesTables(server, name, classes)) continue;
    const settingSpan = { start: setting.nameSpan.start, end: setting.value.span.end };
    yield* tablesIn(setting.value, server.agreedScope, {
      setting: name,
      subject: 'main.cf',
      source: main.source,
      entryStart: setting.span.start,
      settingSpan,
    });
  }
}

function* inServices(server: PostfixServer): Iterable<NamedTable> {
  const { master } = server.input;
  if (!master) return;
  const classes = restrictionClasses(server);
  for (const service of server.services) {
    for (const [name, override] of service.overrides) {
      if (!takesTables(server, name, classes)) continue;
      yield* tablesIn(override.value, service.scope, {
        setting: name,
        subject: service.label,
        source: master.source,
        entryStart: override.span.start,
        settingSpan: override.span,
      });
    }
  }
}

function takesTables(server: PostfixServer, name: ByteString, classes: readonly string[]): boolean {
  if (NOT_LOOKED_UP.test(name)) return false;
  if (server.table.get(name) || server.serviceParameters.has(name)) return true;
  return classes.includes(name);
}

function restrictionClasses({ scope }: PostfixServer): ByteString[] {
  const { value } = scope.effective('smtpd_restriction_classes');
  return isKnown(value) ? splitList(value.text) : [];
}

type Place = Pick<NamedTable, 'setting' | 'subject' | 'source' | 'entryStart' | 'settingSpan'>;

function* tablesIn(written: JoinedText, scope: Scope, place: Place): Iterable<NamedTable> {
  const isWritten = !written.text.includes('$');
  const value = isWritten ? written : expanded(written.text, place.setting, scope);
  for (const reference of value ? tableReferences(value) : []) {
    yield { ...place, reference, scope, isWritten };
  }
}

function expanded(text: ByteString, within: ByteString, scope: Scope): JoinedText | undefined {
  const value = scope.expand(text, within);
  if (!isKnown(value)) return undefined;
  return JoinedText.of(value.text, [{ start: 0, end: value.text.length }]);
}

const read = new WeakMap<PostfixServer, Map<ByteString, SourceText>>();

/** The texts behind the tables, by the path that the configuration gives; those in reach. */
export function tableSources(server: PostfixServer): ReadonlyMap<ByteString, SourceText> {
  const cached = read.get(server);
  if (cached) return cached;
  const sources = new Map<ByteString, SourceText>();
  for (const { reference } of namedTables(server)) {
    const path = tableFiles(reference)?.source;
    if (path === undefined || sources.has(path)) continue;
    if (![holdsEntries, holdsPatterns, holdsClientSettings].some((holds) => holds(reference))) {
      continue;
    }
    const text = server.input.readFile?.(path);
    if (text === undefined) continue;
    sources.set(path, new SourceText(server.input.statFile?.(path)?.path ?? path, text));
  }
  read.set(server, sources);
  return sources;
}
