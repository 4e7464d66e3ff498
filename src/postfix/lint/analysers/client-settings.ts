import { type ByteString, decodeUtf8 } from '../../../text/bytes.ts';
import { nearest } from '../../../text/edit-distance.ts';
import type { SourceText } from '../../../text/source.ts';
import type { Span } from '../../../text/span.ts';
import { databaseParameterSince, databaseParameters } from '../../facts/service-table.ts';
import { clientFaults } from '../../model/client-faults.ts';
import { type NamedTable, namedTables, tableSources } from '../../model/named-tables.ts';
import { beginsWithPlaceholder } from '../../model/placeholder.ts';
import type { PostfixServer } from '../../model/server.ts';
import { clientPrefix, holdsClientSettings, tableFiles } from '../../model/tables.ts';
import { isKnown } from '../../model/value.ts';
import { type MainNode, parseMainCf, type Setting } from '../../syntax/main-cf.ts';
import type { Fact, FactData } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { isInUse } from './table-files.ts';
import { describeTable, tablePlace } from './table-place.ts';

type ClientFact = Fact<'client-setting'>;
type Trouble = Pick<FactData['client-setting'], 'problem'> & Partial<FactData['client-setting']>;

/** From here on the list of names in postconf(1) is the list of what the clients read. */
const FIRST_WITH_ALL_NAMES = '3.3';

/** Markup of templates in a file whose name does not tell. */
const MARKUP = /\{\{|\{%|<%/;

/**
 * What database clients, and postconf(1), complain of in their settings before they connect to
 * anything: in the files that tables name, and in main.cf for tables that name a prefix.
 */
export function* clientSettingFaults(server: PostfixServer): Iterable<ClientFact> {
  const done = new Set<ByteString>();
  for (const table of namedTables(server)) {
    const { reference } = table;
    if (!holdsClientSettings(reference)) continue;
    const key = `${reference.type}:${reference.name.text}`;
    if (done.has(key)) continue;
    const prefix = clientPrefix(reference);
    const path = tableFiles(reference)?.source;
    const source = path === undefined ? undefined : tableSources(server).get(path);
    if (prefix === undefined && (!source || MARKUP.test(source.text))) continue;
    done.add(key);
    if (prefix !== undefined) yield* faultsInMain(table, prefix, server);
    else if (source) yield* new ClientFile(table, source, server).facts();
  }
}

/** A file with the settings of one client. */
class ClientFile {
  readonly #table: NamedTable;
  readonly #source: SourceText;
  readonly #server: PostfixServer;
  readonly #nodes: readonly MainNode[];
  /** The last setting of each name, which counts. */
  readonly #settings: ReadonlyMap<ByteString, Setting>;

  constructor(table: NamedTable, source: SourceText, server: PostfixServer) {
    this.#table = table;
    this.#source = source;
    this.#server = server;
    this.#nodes = parseMainCf(source).nodes;
    const settings = this.#nodes.filter((node) => node.kind === 'setting');
    this.#settings = new Map(settings.map((setting) => [setting.name, setting]));
  }

  *facts(): Iterable<ClientFact> {
    const unreadable = this.#nodes.find(isUnreadable);
    for (const node of this.#nodes) {
      if (node.kind === 'malformed') yield this.#malformed(node, node === unreadable);
      if (node.kind === 'setting') yield* this.#overridden(node);
      if (node === unreadable) return;
    }
    yield* this.#unknownNames();
    yield* this.#refused();
  }

  #malformed(node: MainNode & { kind: 'malformed' }, ends: boolean): ClientFact {
    const trouble: Trouble = {
      problem: ends ? 'unreadable' : 'dropped',
      log: MALFORMED[node.problem],
    };
    return this.#fact(trouble, node.span, node.span, undefined);
  }

  *#overridden(setting: Setting): Iterable<ClientFact> {
    const { name, value, span, nameSpan } = setting;
    const last = this.#settings.get(name);
    if (!last || last === setting || last.value.text === value.text) return;
    yield this.#fact({ problem: 'overridden', name: decodeUtf8(name) }, nameSpan, span, setting);
  }

  *#unknownNames(): Iterable<ClientFact> {
    const { type } = this.#table.reference;
    const { release } = this.#server;
    const names = databaseParameters(type, release);
    if (names.length === 0) return;
    for (const [name, setting] of this.#settings) {
      if (names.includes(name)) continue;
      const isLater = databaseParameterSince(type, name) !== undefined;
      if (isLater && !release.atLeast(FIRST_WITH_ALL_NAMES)) continue;
      const suggestion = name.length > 3 && !isLater ? (nearest(name, names, 2) ?? '') : '';
      const suggestionIsSet = this.#settings.has(suggestion);
      const trouble = {
        problem: 'unknown-name',
        name: decodeUtf8(name),
        suggestion,
        suggestionIsSet,
      } as const;
      yield this.#fact(trouble, setting.nameSpan, setting.span, setting);
    }
  }

  *#refused(): Iterable<ClientFact> {
    if (!isInUse(this.#table)) return;
    const { type } = this.#table.reference;
    const lookup = (name: string) => this.#settings.get(name)?.value.text;
    for (const { effect, name, log } of clientFaults(type, this.#server.release, lookup)) {
      const setting = this.#settings.get(name);
      const trouble = { problem: effect, name, log: quoted(log) };
      if (setting) yield this.#fact(trouble, setting.value.span, setting.span, setting);
      else yield inMain(this.#table, trouble);
    }
  }

  #fact(trouble: Trouble, at: Span, entry: Span, setting: Setting | undefined): ClientFact {
    const where = `line ${this.#source.lineAt(at.start)}`;
    if (!setting || holdsSecret(this.#source.slice(entry), trouble.suggestion)) {
      return inMain(this.#table, { ...trouble, where });
    }
    const { settingSpan, source } = this.#table;
    return {
      ...inMain(this.#table, { ...trouble, where }),
      path: this.#source.path,
      at,
      entryStart: entry.start,
      places: { name: [setting.nameSpan] },
      notes: [{ path: source.path, span: settingSpan, message: 'named here' }],
    };
  }
}

const MALFORMED = {
  'leading-whitespace': 'logical line must not start with whitespace',
  'missing-name': 'missing attribute name',
  'missing-equals': "missing '=' after attribute name",
} as const;

function isUnreadable(node: MainNode): boolean {
  return node.kind === 'malformed' && node.problem !== 'leading-whitespace';
}

/** A report goes where passwords must not: it names such a line and does not show it. */
function holdsSecret(entry: ByteString, suggestion = ''): boolean {
  return /pass|pw|secret|@/i.test(`${entry} ${suggestion}`);
}

/** `prefix_dbname = …` of a table `mysql:prefix`; unknown names of that kind are none of a client. */
function* faultsInMain(
  table: NamedTable,
  prefix: ByteString,
  server: PostfixServer,
): Iterable<ClientFact> {
  if (!isInUse(table) || server.isExcerpt || server.isTemplate) return;
  if (beginsWithPlaceholder(prefix)) return;
  const lookup = (name: string): ByteString | undefined | null => {
    const { value, origin } = table.scope.effective(`${prefix}_${name}`);
    if (!isKnown(value)) return null;
    return origin.kind === 'undefined' ? undefined : value.text;
  };
  for (const fault of clientFaults(table.reference.type, server.release, lookup)) {
    const name = `${prefix}_${fault.name}`;
    const log = quoted(fault.log.replace(fault.name, name));
    const inSameFile = table.source === server.input.main?.source;
    const setting = inSameFile ? server.settingsOf(name).at(-1) : undefined;
    const trouble = { problem: fault.effect, name: decodeUtf8(name), where: 'main.cf', log };
    yield {
      ...inMain(table, trouble),
      ...(setting && { at: setting.value.span, entryStart: setting.span.start }),
    };
  }
}

/** Points to where the table is named. */
function inMain(table: NamedTable, trouble: Trouble): ClientFact {
  return {
    name: 'client-setting',
    data: {
      ...describeTable(table),
      name: '',
      where: '',
      log: '',
      suggestion: '',
      suggestionIsSet: false,
      ...trouble,
    },
    ...tablePlace(table),
    places: {},
    notes: [],
  };
}
