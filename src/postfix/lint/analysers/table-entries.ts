import type { ByteString } from '../../../text/bytes.ts';
import type { SourceText } from '../../../text/source.ts';
import type { Span } from '../../../text/span.ts';
import { type NamedTable, namedTables, tableSources } from '../../model/named-tables.ts';
import type { PostfixServer } from '../../model/server.ts';
import { holdsEntries, tableFiles } from '../../model/tables.ts';
import { parseInlineTable } from '../../syntax/inline-table.ts';
import { parseLookupTable, type TableEntry, type TableNode } from '../../syntax/lookup-table.ts';
import type { Fact, FactData } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { describeTable } from './table-place.ts';

type Malformed = Fact<'table-entry-malformed'>;
type Trouble = Pick<FactData['table-entry-malformed'], 'problem' | 'words' | 'effect'>;

/**
 * Lines of tables that postmap(1) leaves out or doubts, and what makes a whole table unusable.
 * Tables in the format of aliases(5) are not looked at.
 */
export function* tableEntries(server: PostfixServer): Iterable<Malformed> {
  const done = aliasFiles(server);
  for (const table of namedTables(server)) {
    if (table.reference.type === 'inline') yield* inlineTrouble(table);
    const path = tableFiles(table.reference)?.source;
    if (path === undefined || done.has(path) || !holdsEntries(table.reference)) continue;
    done.add(path);
    const source = tableSources(server).get(path);
    if (source) yield* fileTrouble(table, source);
  }
}

/** Files in the format of aliases(5), from which postalias(1) makes the index. */
function aliasFiles(server: PostfixServer): Set<ByteString> {
  const aliases = namedTables(server).filter(({ setting }) => setting === 'alias_maps');
  const paths = aliases.flatMap(({ reference }) => tableFiles(reference)?.source ?? []);
  return new Set(['/etc/aliases', '/etc/mail/aliases', ...paths]);
}

function* inlineTrouble(table: NamedTable): Iterable<Malformed> {
  const { problem } = parseInlineTable(table.reference.name);
  if (!problem) return;
  const trouble = { problem: 'inline-syntax', words: problem.text, effect: 'unusable' } as const;
  const at = table.isWritten ? problem.at.span : table.settingSpan;
  yield fact(table, table.source, trouble, at, table.entryStart, problem.at.text);
}

function* fileTrouble(table: NamedTable, source: SourceText): Iterable<Malformed> {
  const { nodes } = parseLookupTable(source);
  if (isAliasFile(nodes)) return;
  const seen = new Set<ByteString>();
  for (const node of nodes) {
    if (node.kind === 'malformed') {
      const at = node.line.whole.trim((byte) => /\s/.test(byte)).span;
      const trouble = {
        problem: node.problem,
        words: WORDS[node.problem],
        effect: 'dropped',
      } as const;
      yield fact(table, source, trouble, at, node.span.start, node.line.read.text);
    } else if (node.kind === 'entry') {
      const trouble = entryTrouble(table, node, seen);
      if (trouble)
        yield fact(table, source, trouble, node.key.span, node.span.start, node.key.text);
    }
  }
}

const WORDS = {
  'leading-whitespace': 'logical line must not start with whitespace',
  'missing-value': 'expected format: key whitespace value',
  'unbalanced-quote': `unbalanced '"'`,
} as const;

/** Where most keys end in a colon, postalias(1) is meant and not postmap(1). */
function isAliasFile(nodes: readonly TableNode[]): boolean {
  const entries = nodes.filter((node) => node.kind === 'entry');
  const aliases = entries.filter(({ key }) => key.text.endsWith(':'));
  return aliases.length * 2 > entries.length;
}

function entryTrouble(
  { reference }: NamedTable,
  { key }: TableEntry,
  seen: Set<ByteString>,
): Trouble | undefined {
  // texthash compares keys as the program that opens it asks for; only equal ones are certain.
  const plain = reference.type === 'texthash';
  const folded = plain ? key.text : key.text.toLowerCase();
  if (seen.has(folded)) {
    return {
      problem: 'duplicate',
      words: 'duplicate entry',
      effect: plain ? 'unusable' : 'dropped',
    };
  }
  seen.add(folded);
  if (!key.text.endsWith(':')) return undefined;
  return { problem: 'alias-style', words: 'record is in "key: value" format', effect: 'kept' };
}

function fact(
  table: NamedTable,
  source: SourceText,
  trouble: Trouble,
  at: Span,
  entryStart: number,
  text: ByteString,
): Malformed {
  const { setting, subject, settingSpan } = table;
  if (source !== table.source && /_password_maps$/.test(setting)) {
    // A report goes where passwords must not: it names the line and does not show it.
    const line = `line ${source.lineAt(at.start)}`;
    return fact(table, table.source, trouble, settingSpan, table.entryStart, line);
  }
  return {
    name: 'table-entry-malformed',
    data: {
      ...describeTable(table),
      text: quoted(text),
      ...trouble,
    },
    path: source.path,
    at,
    entryStart,
    settings: [setting],
    subject,
    places: {},
    notes:
      source === table.source
        ? []
        : [{ path: table.source.path, span: settingSpan, message: 'named here' }],
  };
}
