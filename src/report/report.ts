import type { BaselineEntry } from '../lint/baseline.ts';
import type { Finding } from '../lint/finding.ts';
import type { Profile } from '../lint/profile.ts';
import { SEVERITIES, type Severity } from '../lint/severity.ts';
import type { SourceText } from '../text/source.ts';

/**
 * All that a run has to tell, for every output format. The texts of a finding are Unicode, made for
 * people; only sources and the texts of edits are bytes.
 */
export interface Report {
  readonly profile: Profile;
  readonly files: readonly ReportedFile[];
  readonly findings: readonly Finding[];
  /** The texts that the ranges of the findings refer to, by path. */
  readonly sources: ReadonlyMap<string, SourceText>;
  /** How many findings the run has repaired; they are not among `findings`. */
  readonly fixed: number;
  /** Sentences about the run as a whole, such as what was assumed for a file that is absent. */
  readonly notes: readonly string[];
  /** Present where the run was given one: all of `findings` are new then. */
  readonly baseline?: AppliedBaseline;
}

/** What a baseline made of a run. */
export interface AppliedBaseline {
  /** Its file, as the user named it. */
  readonly path: string;
  /** Findings that it holds already; they are not among the findings of the report. */
  readonly hidden: readonly Finding[];
  /** Problems that it holds and that are there no more, or fewer times by `count`. */
  readonly stale: readonly BaselineEntry[];
}

/** A file of the run and what it was taken for, such as `postfix-main`. */
export interface ReportedFile {
  readonly path: string;
  readonly kind: string;
  readonly isTemplate?: boolean;
}

/** The findings by file, in the order of the run's files, then by place, then the severest first. */
export function findingsInOrder(report: Report): Finding[] {
  const order = new Map(report.files.map(({ path }, index) => [path, index]));
  const rank = (finding: Finding) => order.get(finding.path) ?? order.size;
  return report.findings.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(a.path, b.path) ||
      a.range.start.offset - b.range.start.offset ||
      SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
      compare(a.rule, b.rule),
  );
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
