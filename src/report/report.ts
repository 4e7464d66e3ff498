import type { BaselineEntry } from '../lint/baseline.ts';
import type { Finding } from '../lint/finding.ts';
import type { Profile } from '../lint/profile.ts';
import { SEVERITIES, type Severity } from '../lint/severity.ts';
import type { Suppressed } from '../lint/suppression.ts';
import type { SourceText } from '../text/source.ts';

/**
 * All that a run has to tell, for every output format. The texts of a finding are Unicode, made for
 * people; only sources and the texts of edits are bytes.
 */
export interface Report {
  readonly profile: Profile;
  readonly files: readonly ReportedFile[];
  readonly findings: readonly ReportedFinding[];
  /** Findings that comments of the configurations have taken back; they are not among `findings`. */
  readonly suppressed: readonly ReportedSuppression[];
  /** The texts that the ranges of the findings refer to, by path. */
  readonly sources: ReadonlyMap<string, SourceText>;
  /** How many findings the run has repaired; they are not among `findings`. */
  readonly fixed: number;
  /** Sentences about the run as a whole, such as what was assumed for a file that is absent. */
  readonly notes: readonly string[];
  /** Present where the run was given one: all of `findings` are new then. */
  readonly baseline?: AppliedBaseline;
  /** The runs that were put together, in a report of several hosts. */
  readonly hosts?: readonly HostRun[];
  /**
   * What the run changed, or would change with `--diff`; a file that is not among them stays as it is.
   * Unknown in a report of several hosts.
   */
  readonly changes?: readonly ReportedChange[];
  /** Commands of a shell with which the changes take effect or are tried; nothing runs them. */
  readonly next?: readonly string[];
}

/** A file that the run changes or makes; a lookup table is one that need not be among the run's files. */
export interface ReportedChange {
  readonly path: string;
  /** What the file is, as in `ReportedFile`, or `table`, or `other`. */
  readonly kind: string;
  /** A patch for `git apply` or `patch -p1`; absent when the name of the file cannot stand in one. */
  readonly diff?: string;
  readonly isNew: boolean;
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

/** A finding as a report tells it. */
export interface ReportedFinding extends Finding {
  /** The host that it was found on, in a report of several; its paths are paths there. */
  readonly host?: string;
}

export interface ReportedSuppression extends Suppressed {
  readonly finding: ReportedFinding;
}

/** What came of the run on one host. */
export interface HostRun {
  readonly host: string;
  readonly profile?: Profile;
  /** Why there is nothing to tell of it, if its run failed. */
  readonly error?: string;
}

/** A file of the run and what it was taken for, such as `postfix-main`. */
export interface ReportedFile {
  readonly path: string;
  readonly kind: string;
  readonly isTemplate?: boolean;
  readonly host?: string;
  /** Where it may be another one than that of the run. */
  readonly profile?: Profile;
}

/** The findings by file, in the order of the run's files, then by place, then the severest first. */
export function findingsInOrder(report: Report): ReportedFinding[] {
  return inOrder(report.findings, report);
}

/** The same with those that comments have taken back. */
export function allInOrder(report: Report): ReportedFinding[] {
  return inOrder([...report.findings, ...report.suppressed.map(({ finding }) => finding)], report);
}

function inOrder(findings: readonly ReportedFinding[], { files }: Report): ReportedFinding[] {
  const key = ({ host = '', path }: Pick<ReportedFinding, 'host' | 'path'>) => `${host}\0${path}`;
  const order = new Map(files.map((file, index) => [key(file), index]));
  const rank = (finding: ReportedFinding) => order.get(key(finding)) ?? order.size;
  return findings.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(a.host ?? '', b.host ?? '') ||
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
