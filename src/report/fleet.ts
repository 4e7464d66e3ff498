import { SEVERITIES, type Severity } from '../lint/severity.ts';
import { findingsInOrder, type Report, type ReportedFinding } from './report.ts';

/** Findings of one rule that say the same, wherever they are. */
export interface FindingGroup {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly findings: readonly ReportedFinding[];
}

/** The findings of several hosts by what they say: the severest first, then what most hosts have. */
export function groupByMessage(report: Report): FindingGroup[] {
  const groups = new Map<string, ReportedFinding[]>();
  for (const finding of findingsInOrder(report)) {
    const key = `${finding.rule}\0${finding.severity}\0${finding.message}`;
    const group = groups.get(key) ?? [];
    group.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()]
    .flatMap((findings) => {
      const [first] = findings;
      return first ? [{ ...pick(first), findings }] : [];
    })
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
        hostsIn(b.findings).length - hostsIn(a.findings).length,
    );
}

function pick({ rule, severity, message }: ReportedFinding) {
  return { rule, severity, message };
}

/** The hosts of some findings, each once. */
export function hostsIn(findings: readonly ReportedFinding[]): string[] {
  return [...new Set(findings.flatMap(({ host }) => (host === undefined ? [] : [host])))];
}
