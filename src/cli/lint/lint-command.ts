import { setImmediate } from 'node:timers/promises';
import type { Inputs } from '../../host/discover.ts';
import { type FileToWrite, writeAllAtomically } from '../../host/write-atomic.ts';
import { policyAt } from '../../lint/lint.ts';
import { DEFAULT_PROFILE, type Profile } from '../../lint/profile.ts';
import type { Level } from '../../lint/severity.ts';
import type { AppliedBaseline, Report } from '../../report/report.ts';
import { renderText } from '../../report/text.ts';
import { toBytes } from '../../text/bytes.ts';
import { unifiedDiff } from '../../text/patch.ts';
import { type FileKind, templateSyntax } from '../../workspace/file-kind.ts';
import { failureOf, ToldFailure } from '../failure.ts';
import {
  exitStatus,
  fileReports,
  type Judging,
  printReport,
  type ReportOptions,
  renderContext,
  reportFailure,
  writeReport,
  writeReports,
} from '../reports.ts';
import { RunSettings } from '../settings/settings-of-run.ts';
import { baselineIn, failOnIn } from '../settings/unit-settings.ts';
import { EXIT, type ExitStatus, type Terminal } from '../terminal.ts';
import { type Emitted, emitChanges } from './emit-changes.ts';
import {
  changesToShow,
  hidesSecrets,
  kindsOf,
  realChanges,
  reportedChanges,
} from './file-changes.ts';
import { KnownProblems, staleNote } from './known-problems.ts';
import { filesOf, type LintedFiles, type LintRequest, lintUnit, unitsOf } from './lint-run.ts';
import { maskReport } from './mask-report.ts';
import { useNetwork } from './network.ts';
import { type ChangedFile, nextSteps } from './next-steps.ts';
import { Progress } from './progress.ts';
import { type AskedInputs, readInputs, STANDARD_INPUT } from './read-inputs.ts';

/** The options of the lint command, read from the command line. */
export interface LintOptions extends ReportOptions {
  readonly paths: readonly string[];
  readonly fix: boolean;
  readonly unsafeFixes: boolean;
  readonly diff: boolean;
  readonly emit: Emitted | undefined;
  readonly profile: Profile | undefined;
  readonly config: string | undefined;
  readonly postfixVersion: string | undefined;
  readonly icewarpVersion: string | undefined;
  readonly root: string | undefined;
  readonly dns: boolean;
  /** `HOST[:PORT]` each. */
  readonly probe: readonly string[];
  readonly hostname: string | undefined;
  readonly levels: ReadonlyMap<string, Level>;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly as: string | undefined;
  readonly stdinFilename: string | undefined;
  readonly kind: FileKind | undefined;
  readonly fragment: boolean | undefined;
  readonly progress: boolean;
  readonly showSecrets: boolean;
}

/**
 * Lints, and fixes or prints a patch when asked to. Where programs wait for a report in JSON, a run
 * that fails says so there too.
 */
export async function runLint(options: LintOptions, terminal: Terminal): Promise<ExitStatus> {
  const targets = fileReports(options);
  let isTold = false;
  try {
    const { linted, report, status } = await lint(options, terminal);
    isTold = true;
    writeReports(report, contextOf(linted, options, terminal), targets);
    return status;
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    const format = isTold || !printsReport(options) ? 'text' : options.format;
    reportFailure(failure, { ...options, format }, targets, terminal);
    throw new ToldFailure(failure);
  }
}

/** Whether it is the report that standard output is for. */
function printsReport(options: LintOptions): boolean {
  const { diff, emit, fix, format } = options;
  if (emit !== undefined) return false;
  return diff ? format !== 'text' : !fix || writesFixes(options);
}

/** Standard input is repaired onto standard output. */
function writesFixes({ diff, emit, fix, paths }: LintOptions): boolean {
  return fix && !diff && emit === undefined && !paths.includes(STANDARD_INPUT);
}

interface LintResult {
  readonly linted: readonly LintedFiles[];
  readonly report: Report;
  readonly status: ExitStatus;
}

async function lint(options: LintOptions, terminal: Terminal): Promise<LintResult> {
  const asked = readInputs(options, terminal);
  const { inputs } = asked;
  const bare = requestOf(options, asked);
  const path = options.baseline ?? baselineIn(inputs, bare.settings);
  const baseline = KnownProblems.of({ ...options, baseline: path });
  const network = await useNetwork(options);
  const request = {
    ...bare,
    ...(network ? { network } : {}),
    ...(baseline ? { baseline } : {}),
  };
  const linted = await lintAll(inputs, request, options, terminal);
  const units = linted.map(({ settings }) => settings);
  const judged = { ...options, failOnAt: failOnIn(units, options.failOn) };
  const first = reportOf(linted, options, baseline?.applied(linted, request));
  if (writesFixes(options)) writeFixed(linted);
  const isRenewed = options.updateBaseline && baseline !== undefined;
  const report = isRenewed ? baseline.update(linted, request, first) : first;
  return { linted, report, status: tell(linted, report, judged, terminal) };
}

/** Prints what was asked for. */
function tell(
  linted: readonly LintedFiles[],
  report: Report,
  options: JudgedOptions,
  terminal: Terminal,
): ExitStatus {
  if (options.emit) return printScript(linted, report, options.emit, options, terminal);
  if (options.diff && options.format === 'text')
    return printDiff(linted, report, options, terminal);
  if (options.fix && !printsReport(options)) return printFixed(linted, report, options, terminal);
  printReport(report, contextOf(linted, options, terminal), options, terminal);
  if (options.fix && options.format === 'text' && !options.quiet) {
    for (const step of report.next ?? []) terminal.err(`next: ${step}\n`);
  }
  return options.diff && changesSomething(report) ? EXIT.findings : exitStatus(report, options);
}

/** The options, and what the settings make of them. */
type JudgedOptions = LintOptions & Judging;

async function lintAll(
  inputs: Inputs,
  request: LintRequest,
  options: LintOptions,
  terminal: Terminal,
): Promise<LintedFiles[]> {
  const progress = new Progress(terminal, options.progress && !options.quiet);
  const units = unitsOf(inputs, request);
  const linted: LintedFiles[] = [];
  try {
    for (const [index, unit] of units.entries()) {
      progress.step(index + 1, units.length);
      linted.push(await lintUnit(unit, request, linted));
      // Linting keeps the program busy: between two servers an interrupt is heard.
      await setImmediate();
    }
  } finally {
    progress.end();
  }
  return linted;
}

function contextOf(linted: readonly LintedFiles[], options: LintOptions, terminal: Terminal) {
  return renderContext(
    linted.flatMap(({ rules }) => rules),
    options,
    terminal,
  );
}

function printScript(
  linted: readonly LintedFiles[],
  report: Report,
  how: Emitted,
  options: JudgedOptions,
  terminal: Terminal,
): ExitStatus {
  const isSaid = emitChanges(linted, how, terminal);
  if (!options.quiet) terminal.err(summaryLine(report, 'script'));
  return isSaid ? EXIT.findings : exitStatus(report, options);
}

function requestOf(options: LintOptions, { asked, isFragment }: AskedInputs): LintRequest {
  const applies = options.fix || options.diff || options.emit !== undefined;
  return {
    profile: options.profile,
    levels: options.levels,
    settings: new RunSettings(options.config),
    postfixVersion: options.postfixVersion,
    icewarpVersion: options.icewarpVersion,
    hostname: options.hostname,
    root: options.root,
    fragment: isFragment || options.fragment,
    asked,
    now: new Date(),
    apply: applies ? (options.unsafeFixes ? 'unsafe' : 'safe') : 'none',
  };
}

function printDiff(
  linted: readonly LintedFiles[],
  report: Report,
  options: JudgedOptions,
  terminal: Terminal,
): ExitStatus {
  const patch = unifiedDiff(changesToShow(linted, options));
  if (hidesSecrets(linted, options)) terminal.err(`note: ${MASKED_NOTE}\n`);
  if (options.output === undefined) terminal.out(toBytes(patch));
  else writeReport(options.output, toBytes(patch));
  if (!options.quiet) terminal.err(summaryLine(report, 'patch'));
  return changesSomething(report) ? EXIT.findings : exitStatus(report, options);
}

function changesSomething({ changes = [] }: Report): boolean {
  return changes.length > 0;
}

const MASKED_NOTE = 'secrets in the patch are masked; one that applies needs --show-secrets';

function summaryLine({ fixed, findings }: Report, what: 'patch' | 'script'): string {
  const left = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  return `the ${what} repairs ${fixed}; ${left} left\n`;
}

function printFixed(
  linted: readonly LintedFiles[],
  report: Report,
  options: JudgedOptions,
  terminal: Terminal,
): ExitStatus {
  for (const { unit, texts } of linted) {
    const others = new Set(filesOf(unit).flatMap(({ path, lookedUp }) => (lookedUp ? [path] : [])));
    for (const [path, text] of texts) if (!others.has(path)) terminal.out(toBytes(text));
  }
  if (!options.quiet) terminal.err(renderText(report, { colour: false, width: terminal.columns }));
  return exitStatus(report, options);
}

function writeFixed(linted: readonly LintedFiles[]): void {
  const files = realChanges(linted).map(
    ({ path, before, after }): FileToWrite => ({
      path,
      bytes: toBytes(after),
      expected: before?.identity,
    }),
  );
  writeAllAtomically(files);
}

/** The commands that make the indexes of repaired tables anew, without which the repair does nothing. */
function indexing(linted: readonly LintedFiles[]): string[] {
  const changed = linted.flatMap(({ tables, texts }) =>
    [...tables.values()].filter(({ path, text }) => texts.get(path) !== text),
  );
  return [...new Set(changed.flatMap((table) => table.indexing))];
}

function changedFiles(linted: readonly LintedFiles[]): ChangedFile[] {
  const kinds = kindsOf(linted);
  return realChanges(linted).map(({ path, after }) => ({
    path,
    kind: kinds.get(path),
    text: after,
  }));
}

function reportOf(
  linted: readonly LintedFiles[],
  options: LintOptions,
  baseline: AppliedBaseline | undefined,
): Report {
  // The patch in text says it on standard error.
  const isForPrograms = options.format !== 'text' || options.report.length > 0;
  const report: Report = {
    profile: linted[0]?.settings.policy.profile ?? options.profile ?? DEFAULT_PROFILE,
    files: linted.flatMap(({ unit, settings }) =>
      filesOf(unit)
        .filter(({ asked }) => asked)
        .map(({ path, kind }) => ({
          path,
          kind,
          isTemplate: templateSyntax(path) !== undefined,
          profile: policyAt(settings.policy, path).profile,
        })),
    ),
    findings: linted.flatMap(({ findings }) => findings),
    suppressed: linted.flatMap(({ suppressed }) => suppressed),
    sources: new Map(linted.flatMap(({ sources }) => [...sources])),
    fixed: linted.reduce((sum, { fixed }) => sum + fixed, 0),
    notes: [
      ...linted.flatMap(({ notes }) => notes),
      ...notesOf(baseline, options),
      ...(isForPrograms && hidesSecrets(linted, options) ? [MASKED_NOTE] : []),
    ],
    changes: reportedChanges(linted, options),
    next: nextSteps(changedFiles(linted), indexing(linted)),
    ...(baseline ? { baseline } : {}),
  };
  return options.showSecrets ? report : maskReport(report, kindsOf(linted));
}

function notesOf(baseline: AppliedBaseline | undefined, options: LintOptions): string[] {
  const isTold = baseline !== undefined && baseline.stale.length > 0 && !options.updateBaseline;
  return isTold ? [staleNote(baseline)] : [];
}
