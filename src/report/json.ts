import type { Finding, Fix } from '../lint/finding.ts';
import { decodeUtf8 } from '../text/bytes.ts';
import type { Position, Range } from '../text/span.ts';
import { countBySeverity, findingsInOrder, type Report } from './report.ts';

/** The version of the contract with the programs that read this output. */
const VERSION = 1;

/**
 * The report for other programs: version 1 of the contract, with `notes` behind its keys.
 * Offsets are bytes of the file; the text of an edit is read as UTF-8.
 */
export function renderJson(report: Report): string {
  const { profile, files, findings, fixed, notes, baseline } = report;
  const document = {
    version: VERSION,
    profile,
    files: files.map(({ path, kind, isTemplate }) => ({
      path,
      kind,
      ...(isTemplate && { template: true }),
    })),
    findings: findingsInOrder(report).map(findingOf),
    summary: { ...countBySeverity(findings), fixed },
    notes,
    ...(baseline && { baseline: { hidden: baseline.hidden.length, stale: baseline.stale } }),
  };
  return `${escapeInvisible(JSON.stringify(document, null, 2))}\n`;
}

function findingOf(finding: Finding) {
  const { rule, severity, message, path, range, subject, settings, related, help, fix } = finding;
  return {
    rule,
    severity,
    message,
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

function fixOf({ safety, description, edits }: Fix) {
  return {
    safety,
    description,
    edits: edits.map(({ path, start, end, text }) => ({
      path,
      start,
      end,
      text: decodeUtf8(text),
    })),
  };
}

function rangeOf({ start, end }: Range) {
  return { start: positionOf(start), end: positionOf(end) };
}

function positionOf({ offset, line, column }: Position) {
  return { offset, line, column };
}

/**
 * JSON.stringify leaves C1 controls and bidi overrides raw, which a terminal would obey. They only
 * occur inside strings, where an escape means the same.
 */
function escapeInvisible(json: string): string {
  return json.replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    char
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
