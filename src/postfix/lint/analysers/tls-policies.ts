import type { ByteString } from '../../../text/bytes.ts';
import type { Span } from '../../../text/span.ts';
import { type NamedTable, namedTables } from '../../model/named-tables.ts';
import type { PostfixServer } from '../../model/server.ts';
import { tableFiles } from '../../model/tables.ts';
import {
  parseTlsPolicy,
  type TlsPolicy,
  type TlsPolicyContext,
  type TlsPolicyFault,
} from '../../model/tls-policy.ts';
import { repairOfPolicy } from '../../model/tls-policy-repair.ts';
import { isKnown } from '../../model/value.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { type WrittenResult, writtenResults } from './written-results.ts';

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
    for (const written of writtenResults(server, table)) {
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

function fact(
  written: WrittenResult,
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
