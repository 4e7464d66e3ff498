import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nameFromHere } from '../host/file-name.ts';
import { RunFailure, systemReason } from '../host/run-failure.ts';
import type { FailOn } from '../host/settings/keys.ts';
import type { Finding } from '../lint/finding.ts';
import { atLeast } from '../lint/severity.ts';
import type { RenderContext } from '../report/format.ts';
import { FORMAT_NAMES, type FormatName, formatOf, isFormatName } from '../report/formats.ts';
import { renderFailure } from '../report/json.ts';
import type { Report } from '../report/report.ts';
import { nearest } from '../text/edit-distance.ts';
import { VERSION } from '../version.ts';
import type { LintRule } from '../workspace/rule-sets.ts';
import type { Failure } from './failure.ts';
import { groupOf } from './rule-book.ts';
import { EXIT, type ExitStatus, type Terminal } from './terminal.ts';

/** The options that say which reports a command makes, and what its status means. */
export interface ReportOptions {
  readonly format: FormatName;
  /** The file that takes the place of standard output. */
  readonly output: string | undefined;
  /** `FORMAT:FILE` each. */
  readonly report: readonly string[];
  readonly failOn: FailOn | undefined;
  readonly quiet: boolean;
  readonly colour: boolean;
}

/** What a finding means for the exit status. */
export interface Judging {
  /** The mildest severity that makes the exit status 1, for a finding in a file. */
  failOnAt(path: string): FailOn;
}

/** A report that is written to a file. */
interface FileReport {
  readonly format: FormatName;
  readonly file: string;
}

/**
 * Reads `--report FORMAT:FILE`.
 * @throws RunFailure before anything is done, when one is no such thing or two go to one file.
 */
export function fileReports({ report, output }: ReportOptions): FileReport[] {
  const reports = report.map(readTarget);
  const files = [...reports.map(({ file }) => file), ...(output === undefined ? [] : [output])];
  const twice = files.find((file, index) =>
    files.slice(0, index).some((other) => resolve(other) === resolve(file)),
  );
  if (twice !== undefined) throw new RunFailure(`two reports would be written to ${twice}`);
  return reports;
}

function readTarget(text: string): FileReport {
  const at = text.indexOf(':');
  const name = at === -1 ? text : text.slice(0, at);
  const file = at === -1 ? '' : text.slice(at + 1);
  if (!isFormatName(name)) {
    const meant = nearest(name, FORMAT_NAMES, 2);
    const hint = meant ? `did you mean ${meant}?` : `there are ${FORMAT_NAMES.join(', ')}`;
    throw new RunFailure(`--report ${text}: there is no format ${name}; ${hint}`);
  }
  if (file === '') throw new RunFailure(`--report ${text}: say FORMAT:FILE`);
  return { format: name, file };
}

/** What reports need to know of the rules that were asked. */
export function renderContext(
  rules: readonly LintRule[],
  options: Pick<ReportOptions, 'colour'>,
  terminal: Pick<Terminal, 'columns'>,
): RenderContext {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return {
    colour: options.colour,
    width: terminal.columns,
    version: VERSION,
    ruleOf: (id) => byId.get(id),
    groupOf,
    nameOf: nameFromHere,
  };
}

/** Prints the report in the format asked for, or writes it where `--output` says. */
export function printReport(
  report: Report,
  context: RenderContext,
  options: ReportOptions & Judging,
  terminal: Terminal,
): void {
  const { forPeople, render } = formatOf(options.format);
  const shown = options.quiet && forPeople ? withoutTheMild(report, options) : report;
  const isFine = shown.findings.length === 0 && !hasFailedHost(report);
  const isSilent = options.quiet && isFine && options.format === 'text';
  const text = isSilent ? '' : render(shown, context);
  if (options.output === undefined) terminal.out(text);
  else writeReport(options.output, new TextEncoder().encode(text));
}

/** Whether a report of several hosts is incomplete. */
export function hasFailedHost({ hosts = [] }: Report): boolean {
  return hosts.some(({ error }) => error !== undefined);
}

function withoutTheMild(report: Report, options: Judging): Report {
  const findings = report.findings.filter((finding) => fails(finding, options));
  return { ...report, notes: [], findings };
}

/** Writes the other reports of the run, complete and without colour. */
export function writeReports(
  report: Report,
  context: RenderContext,
  targets: readonly FileReport[],
): void {
  for (const { format, file } of targets) {
    const text = formatOf(format).render(report, { ...context, colour: false });
    writeReport(file, new TextEncoder().encode(text));
  }
}

/** Tells programs that a run failed where they wait for a report. */
export function reportFailure(
  failure: Failure,
  { format, output }: Pick<ReportOptions, 'format' | 'output'>,
  targets: readonly FileReport[],
  terminal: Terminal,
): void {
  const text = renderFailure(failure);
  const files = targets.flatMap((target) => (target.format === 'json' ? [target.file] : []));
  if (format === 'json' && output === undefined) terminal.out(text);
  if (format === 'json' && output !== undefined) files.push(output);
  for (const file of files) {
    try {
      writeReport(file, new TextEncoder().encode(text));
    } catch (error) {
      // The failure that is being told goes before this one.
      if (!(error instanceof RunFailure)) throw error;
    }
  }
}

/** @throws RunFailure when the file cannot be written. */
export function writeReport(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    throw new RunFailure(`cannot write ${path}: ${systemReason(error)}`, 'output');
  }
}

function fails({ severity, path }: Finding, { failOnAt }: Judging): boolean {
  const failOn = failOnAt(path);
  return failOn !== 'never' && atLeast(severity, failOn);
}

/** What the findings that are left mean for the exit status. */
export function exitStatus(report: Report, options: Judging): ExitStatus {
  return report.findings.some((finding) => fails(finding, options)) ? EXIT.findings : EXIT.clean;
}
