import type { ByteString } from '../../../text/bytes.ts';
import type { JoinedText } from '../../../text/joined-text.ts';
import type { SourceText } from '../../../text/source.ts';
import type { Span } from '../../../text/span.ts';
import { type NamedTable, namedTables, tableSources } from '../../model/named-tables.ts';
import type { PostfixServer } from '../../model/server.ts';
import { holdsEntries, holdsPatterns, tableFiles } from '../../model/tables.ts';
import {
  parseTlsPolicy,
  type TlsPolicy,
  type TlsPolicyContext,
  type TlsPolicyFault,
} from '../../model/tls-policy.ts';
import { repairOfPolicy } from '../../model/tls-policy-repair.ts';
import { isKnown } from '../../model/value.ts';
import { parseInlineTable } from '../../syntax/inline-table.ts';
import { parseLookupTable } from '../../syntax/lookup-table.ts';
import { parsePatternTable } from '../../syntax/pattern-table.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

/** A policy and where it is written. */
interface WrittenPolicy {
  readonly table: NamedTable;
  readonly key: ByteString;
  readonly value: JoinedText;
  readonly source: SourceText;
  readonly entryStart: number;
  /** Whether the places of the value are places in the source. */
  readonly isExact: boolean;
}

/** Entries of smtp_tls_policy_maps and lmtp_tls_policy_maps that the client cannot use. */
export function* tlsPolicies(server: PostfixServer): Iterable<Fact<'tls-policy-fault'>> {
  const seen = new Set<ByteString>();
  for (const table of namedTables(server)) {
    if (!/^[sl]mtp_tls_policy_maps$/.test(table.setting)) continue;
    const file = tableFiles(table.reference)?.source;
    if (file !== undefined) {
      if (seen.has(file)) continue;
      seen.add(file);
    }
    const context = contextOf(server, table);
    for (const written of policiesOf(server, table)) {
      const policy = parseTlsPolicy(written.value, context);
      if (policy.fault) yield fact(written, policy, policy.fault, context);
    }
  }
}

function contextOf({ release }: PostfixServer, { setting, scope }: NamedTable): TlsPolicyContext {
  const name = setting.replace('policy_maps', 'fingerprint_cert_match');
  const { value } = scope.effective(name);
  return { release, hasFingerprints: isKnown(value) ? value.text !== '' : undefined };
}

function* policiesOf(server: PostfixServer, table: NamedTable): Iterable<WrittenPolicy> {
  const { reference, source, entryStart, isWritten } = table;
  const here = { table, source, entryStart, isExact: isWritten };
  if (reference.type === 'static') {
    yield { ...here, key: 'every destination', value: staticValue(reference.name) };
  } else if (reference.type === 'inline') {
    const { entries, problem } = parseInlineTable(reference.name);
    if (problem) return;
    for (const { key, value } of entries) yield { ...here, key: key.text, value };
  } else {
    yield* policiesInFile(server, table);
  }
}

/** `static:{a b}` holds blanks. Source: util/dict_static.c. */
function staticValue(name: JoinedText): JoinedText {
  const braced = /^\{(.*)\}$/s.exec(name.text);
  if (!braced) return name;
  return name.slice(1, name.length - 1).trim((byte) => /\s/.test(byte));
}

function* policiesInFile(server: PostfixServer, table: NamedTable): Iterable<WrittenPolicy> {
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

function fact(
  written: WrittenPolicy,
  policy: TlsPolicy,
  fault: TlsPolicyFault,
  context: TlsPolicyContext,
): Fact<'tls-policy-fault'> {
  const { table, key, value, source, entryStart, isExact } = written;
  const repair = repairOfPolicy(value, policy, context);
  const at: Span = !isExact ? table.settingSpan : fault.at.length > 0 ? fault.at.span : value.span;
  const inTable = source !== table.source;
  const [, problem = fault.problem, detail = ''] = /^(.*")(: [^"]*)$/s.exec(fault.problem) ?? [];
  return {
    name: 'tls-policy-fault',
    data: {
      setting: table.setting,
      key: quoted(key),
      value: quoted(value.text),
      stage: fault.stage,
      problem: quoted(problem),
      detail,
      result: resultOf(fault, policy),
      corrected: repair?.text ?? '',
    },
    path: source.path,
    at,
    entryStart,
    settings: [table.setting],
    subject: table.subject,
    places: repair && isExact ? { fault: [repair.at.span] } : {},
    notes: inTable
      ? [{ path: table.source.path, span: table.settingSpan, message: 'named here' }]
      : [],
  };
}

function resultOf({ stage }: TlsPolicyFault, { level }: TlsPolicy): string {
  return stage === 'session' && level === 'may'
    ? 'is put off, then sent in clear text'
    : 'stays in the queue';
}
