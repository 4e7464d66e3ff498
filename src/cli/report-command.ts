import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { RunFailure, systemReason } from '../host/run-failure.ts';
import { type HostReport, mergeReports } from '../report/merge.ts';
import { REPORT_SCHEMA, readJsonReport } from '../report/read-json.ts';
import type { Report } from '../report/report.ts';
import {
  exitStatus,
  fileReports,
  hasFailedHost,
  printReport,
  type ReportOptions,
  renderContext,
  writeReports,
} from './reports.ts';
import { rulesUnder } from './rule-book.ts';
import { RunSettings } from './settings/settings-of-run.ts';
import { DEFAULT_FAIL_ON } from './settings/unit-settings.ts';
import { EXIT, type ExitStatus, type Terminal } from './terminal.ts';

/** The options of merging. */
export interface MergeOptions extends ReportOptions {
  /** `HOST=FILE`, or `FILE` whose name is the host's. */
  readonly files: readonly string[];
  readonly config: string | undefined;
}

/**
 * Merges the JSON reports of several hosts into one. A host whose run failed is told with its
 * reason, and makes the status that of a failed run, whatever else was found.
 */
export function runMerge(options: MergeOptions, terminal: Terminal): ExitStatus {
  const targets = fileReports(options);
  const report = mergeReports(options.files.map(readHostReport));
  refuseTwice(report);
  const settings = new RunSettings(options.config).forFolder('.');
  const context = renderContext(rulesUnder(settings), options, terminal);
  const failOn = options.failOn ?? settings.failOn ?? DEFAULT_FAIL_ON;
  const judged = { ...options, failOnAt: () => failOn };
  printReport(report, context, judged, terminal);
  writeReports(report, context, targets);
  if (!hasFailedHost(report)) return exitStatus(report, judged);
  const failed = (report.hosts ?? []).flatMap(({ host, error }) =>
    error === undefined ? [] : [host],
  );
  terminal.err(`mtalint: the run failed on ${failed.join(', ')}\n`);
  return EXIT.failed;
}

/** Prints the JSON Schema of reports in JSON. */
export function runReportSchema(terminal: Terminal): ExitStatus {
  terminal.out(`${JSON.stringify(REPORT_SCHEMA, undefined, 2)}\n`);
  return EXIT.clean;
}

/** A name that no slash can be in, as the name of a file. */
const HOST_AND_FILE = /^(?<host>[^=/\\]+)=(?<file>.+)$/s;

function readHostReport(given: string): HostReport {
  const { host, file = given } = HOST_AND_FILE.exec(given)?.groups ?? {};
  const read = readJsonReport(readText(file));
  if ('problem' in read) throw new RunFailure(`${file}: ${read.problem}`);
  return { host: host ?? (basename(file).replace(/\.json$/, '') || file), report: read };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new RunFailure(`cannot read ${file}: ${systemReason(error)}`);
  }
}

function refuseTwice({ hosts = [] }: Report): void {
  const names = hosts.map(({ host }) => host);
  const twice = names.find((host, index) => names.indexOf(host) < index);
  if (twice === undefined) return;
  throw new RunFailure(`two reports are of host ${twice}; say HOST=FILE to tell them apart`);
}
