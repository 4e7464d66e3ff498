import { matchesPattern, type PolicyFault, type StsPolicy } from '../../../dns/model/mta-sts.ts';
import { isStsRecord } from '../../../dns/model/mta-sts-record.ts';
import { nextSerial } from '../../../dns/model/serial.ts';
import { fieldOf, type ZoneRecord } from '../../../dns/model/zone.ts';
import { type DomainName, parentOf, showName } from '../../../dns/syntax/domain-name.ts';
import type { FileEdit } from '../../../lint/finding.ts';
import { decodeUtf8 } from '../../../text/bytes.ts';
import type { Edit } from '../../../text/edit.ts';
import type { Span } from '../../../text/span.ts';
import type { EvidenceFact, EvidenceFactData } from '../facts.ts';
import type { Site } from '../site.ts';
import { possible, type Repairs, recordNote } from './make-fact.ts';
import { DnsReader, type Exchange } from './reader.ts';

/** Finds what makes senders take a policy file for none. */
export function* policyFaults(site: Site): Iterable<EvidenceFact<'sts-policy-fault'>> {
  for (const policy of DnsReader.of(site).policies) {
    for (const fault of policy.faults) {
      const meant = fault.meant ?? '';
      const edits = meant === '' ? [] : [{ ...fault.at, text: meant }];
      yield policyFact(
        'sts-policy-fault',
        policy,
        fault.at,
        { detail: detailOf(fault), meant },
        [],
        {
          correct: edits.length > 0 ? ofPolicy(policy, edits) : undefined,
        },
      );
    }
  }
}

/** The policies that senders act by. */
export function* soundPolicies(site: Site): Iterable<EvidenceFact<'sts-policy'>> {
  for (const policy of DnsReader.of(site).policies) {
    const { mode, maxAge, faults } = policy;
    if (!mode || !maxAge || faults.length > 0) continue;
    const data = { mode: mode.value, maxAge: maxAge.value };
    yield policyFact('sts-policy', policy, mode.value === 'enforce' ? maxAge.at : mode.at, data);
  }
}

/** Finds mail servers of a domain that its policy does not allow. */
export function* exchangesNotAllowed(site: Site): Iterable<EvidenceFact<'sts-mx-not-allowed'>> {
  const reader = DnsReader.of(site);
  for (const policy of reader.policies) {
    const { mode, mx } = policy;
    const domain = domainOf(reader, policy);
    const isSound = policy.faults.length === 0;
    if (!mode || mode.value === 'none' || domain === undefined || !isSound) continue;
    for (const exchange of reader.exchangesOf(domain)) {
      const host = showName(exchange.host);
      if (mx.some(({ pattern }) => matchesPattern(pattern, host))) continue;
      const data = {
        mode: mode.value,
        domain: showName(domain),
        exchange: host,
        patterns: mx.map(({ pattern }) => pattern).join(', '),
      };
      const notes = [recordNote(exchange.record, 'the MX record')];
      const at = mx.at(-1)?.line.text ?? mode.at;
      yield policyFact('sts-mx-not-allowed', policy, at, data, notes, {
        allow: allow(reader, policy, exchange),
      });
    }
  }
}

/**
 * The domain of a policy, where one can be told: the only one that announces a policy, or the only
 * one of those whose name is part of the path.
 */
export function domainOf(reader: DnsReader, { source }: StsPolicy): DomainName | undefined {
  const domains = new Set(announcements(reader).map(({ owner }) => parentOf(owner)));
  const [only] = domains;
  if (domains.size === 1 && reader.policies.length === 1) return only;
  const parts = source.path.split(/[/\\]/);
  const named = [...domains].filter((domain) =>
    parts.some((part) => part === showName(domain) || part === `mta-sts.${showName(domain)}`),
  );
  return named.length === 1 ? named[0] : undefined;
}

/** The records by which domains announce a policy. */
export function announcements({ view }: DnsReader): ZoneRecord[] {
  return view.records.filter(
    (record) =>
      record.type === 'TXT' &&
      record.owner.startsWith('_mta-sts.') &&
      isStsRecord(fieldOf(record, 'strings')),
  );
}

/** Adds the host to the policy, and gives the record another id, so that senders fetch it anew. */
function allow(
  reader: DnsReader,
  policy: StsPolicy,
  { domain, host }: Exchange,
): FileEdit[] | undefined {
  const last = policy.mx.at(-1)?.line;
  if (!last) return undefined;
  const { text } = policy.source;
  const line = `mx: ${showName(host)}`;
  const lineEnd = text.slice(last.span.start, last.span.end).endsWith('\r\n') ? '\r\n' : '\n';
  const added = last.span.end > last.text.end ? line + lineEnd : lineEnd + line;
  const edits = ofPolicy(policy, [{ start: last.span.end, end: last.span.end, text: added }]);
  const record = announcements(reader).find(({ owner }) => parentOf(owner) === domain);
  const renewed = record && renewedId(record, reader.site.facts.now);
  const ofZone = record && renewed && reader.change(record.zone, [renewed]);
  return ofZone ? [...edits, ...ofZone] : undefined;
}

/** Another id of the same kind; undefined where the kind is none that we know. */
function renewedId(record: ZoneRecord, today: Date | undefined): Edit | undefined {
  const field = record.fields.find(({ name }) => name === 'strings');
  const written = field && record.zone.source.slice(field.span);
  const match = written && /\bid=([0-9]{1,14})(?=[;" ]|$)/.exec(written);
  const old = match?.[1];
  if (!field || !match || old === undefined) return undefined;
  const stamp = (today?.toISOString() ?? '').replace(/[^0-9]/g, '').slice(0, old.length);
  const isStamp = old.length === 8 || old.length === 12 || old.length === 14;
  const next = isStamp && stamp > old ? stamp : String(nextNumber(old, today));
  const start = field.span.start + match.index + 'id='.length;
  return { start, end: start + old.length, text: next };
}

function nextNumber(old: string, today: Date | undefined): number {
  return old.length === 10 ? nextSerial(Number(old), today) : Number(old) + 1;
}

function policyFact<Name extends 'sts-policy-fault' | 'sts-policy' | 'sts-mx-not-allowed'>(
  name: Name,
  { source }: StsPolicy,
  at: Span,
  data: EvidenceFactData[Name],
  notes: EvidenceFact['notes'] = [],
  repairs: Repairs = {},
): EvidenceFact<Name> {
  return {
    name,
    data,
    path: source.path,
    at,
    entryStart: at.start,
    settings: [],
    subject: 'MTA-STS policy',
    notes,
    repairs: possible(repairs),
  };
}

function ofPolicy({ source }: StsPolicy, edits: readonly Edit[]): FileEdit[] {
  return edits.map((edit) => ({ ...edit, path: source.path }));
}

function detailOf({ problem, written }: PolicyFault): string {
  const text = decodeUtf8(written);
  switch (problem) {
    case 'bad-line':
      return `"${text}" is no "key: value"`;
    case 'no-version':
      return 'the line "version: STSv1" is missing';
    case 'bad-version':
      return `version is "${text}", not "STSv1"`;
    case 'no-mode':
      return 'the line "mode:" is missing';
    case 'bad-mode':
      return `mode "${text}" is none of enforce, testing and none`;
    case 'no-max-age':
      return 'the line "max_age:" is missing';
    case 'bad-max-age':
      return `max_age "${text}" is no number of seconds`;
    case 'long-max-age':
      return `max_age ${text} is more than the 31557600 seconds of a year`;
    case 'no-mx':
      return 'it allows no mail server: there is no line "mx:"';
    case 'bad-mx':
      return `mx "${text}" is no host name, nor one behind "*."`;
  }
}
