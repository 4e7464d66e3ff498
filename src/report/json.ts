import type { Fix } from '../lint/finding.ts';
import { decodeUtf8 } from '../text/bytes.ts';
import type { Position, Range } from '../text/span.ts';
import { groupByMessage, hostsIn } from './fleet.ts';
import { jsonText } from './json-text.ts';
import {
  countBySeverity,
  findingsInOrder,
  type HostRun,
  type Report,
  type ReportedChange,
  type ReportedFinding,
} from './report.ts';

/** The version of the contract with the programs that read this output. */
const VERSION = 1;

/**
 * The report for other programs: version 1 of the contract, with `notes` behind its keys.
 * Offsets are bytes of the file; the text of an edit is read as UTF-8.
 */
export function renderJson(report: Report): string {
  return `${jsonText(documentOf(report))}\n`;
}

/** The findings one a line, then a line with the rest of the document. */
export function renderJsonLines(report: Report): string {
  const { findings, ...rest } = documentOf(report);
  const lines = [
    ...findings.map((finding) => ({ type: 'finding', ...finding })),
    { type: 'summary', ...rest },
  ];
  return lines.map((line) => `${jsonText(line, 'one line')}\n`).join('');
}

/** What a run says that failed; programs read it where they expect a report. */
export function renderFailure({ kind, message }: { kind: string; message: string }): string {
  return `${jsonText({ version: VERSION, error: { kind, message } })}\n`;
}

function documentOf(report: Report) {
  const { changes, next = [] } = report;
  const { profile, findings, suppressed, fixed, notes, hosts, baseline } = report;
  return {
    version: VERSION,
    profile,
    ...(hosts && { hosts: hostsOf(hosts, findings), groups: groupsOf(report) }),
    ...(changes && { changed: changes.length > 0 }),
    files: filesOf(report),
    findings: findingsInOrder(report).map(findingOf),
    summary: { ...countBySeverity(findings), fixed },
    notes,
    ...(baseline && { baseline: { hidden: baseline.hidden.length, stale: baseline.stale } }),
    suppressed: suppressed.map(({ finding, justification }) => ({
      ...findingOf(finding),
      justification,
    })),
    ...(next.length > 0 && { next }),
  };
}

/** The files of the run, and behind them what it changes or makes beside them. */
function filesOf({ profile, files, changes }: Report) {
  const changeOf = new Map(changes?.map((change) => [change.path, change]));
  const linted = new Set(files.map(({ path }) => path));
  return [
    ...files.map(({ host, path, kind, isTemplate, profile: own = profile }) => ({
      ...(host !== undefined && { host }),
      path,
      kind,
      ...(isTemplate && { template: true }),
      ...(own !== profile && { profile: own }),
      ...(changes && whatBecomes(changeOf.get(path))),
    })),
    ...(changes ?? [])
      .filter(({ path }) => !linted.has(path))
      .map((change) => ({ path: change.path, kind: change.kind, ...whatBecomes(change) })),
  ];
}

function whatBecomes(change: ReportedChange | undefined) {
  if (!change) return { changed: false };
  const { diff, isNew } = change;
  return { changed: true, ...(isNew && { created: true }), ...(diff !== undefined && { diff }) };
}

/** Each host with what was found on it. */
function hostsOf(hosts: readonly HostRun[], findings: readonly ReportedFinding[]) {
  return hosts.map(({ host, profile, error }) => ({
    host,
    ...(profile !== undefined && { profile }),
    ...(error === undefined
      ? { summary: countBySeverity(findings.filter((finding) => finding.host === host)) }
      : { error: { message: error } }),
  }));
}

function groupsOf(report: Report) {
  return groupByMessage(report).map(({ rule, severity, message, findings }) => ({
    rule,
    severity,
    message,
    hosts: hostsIn(findings),
    count: findings.length,
  }));
}

function findingOf(finding: ReportedFinding) {
  const { rule, severity, message, path, range, subject, settings, related, help, fix } = finding;
  return {
    rule,
    severity,
    message,
    ...(finding.host !== undefined && { host: finding.host }),
    path,
    range: rangeOf(range),
    subject,
    settings,
    related: related.map((other) => ({
      path: other.path,
      range: rangeOf(other.range),
      message: other.message,
    })),
    ...(help !== undefined && { help }),
    ...(fix && { fix: fixOf(fix) }),
  };
}

function fixOf({ safety, description, edits, masked }: Fix) {
  return {
    safety,
    description,
    edits: edits.map(({ path, start, end, text }) => ({
      path,
      start,
      end,
      text: decodeUtf8(text),
    })),
    ...(masked && { masked }),
  };
}

function rangeOf({ start, end }: Range) {
  return { start: positionOf(start), end: positionOf(end) };
}

function positionOf({ offset, line, column }: Position) {
  return { offset, line, column };
}
