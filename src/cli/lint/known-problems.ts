import { createHash } from 'node:crypto';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { loadBaseline, saveBaseline } from '../../host/baseline-file.ts';
import { RunFailure } from '../../host/run-failure.ts';
import {
  type BaselineEntry,
  type Problem,
  separate,
  staleEntries,
  updatedEntries,
} from '../../lint/baseline.ts';
import type { Finding } from '../../lint/finding.ts';
import type { AppliedBaseline, Report } from '../../report/report.ts';
import type { SourceText } from '../../text/source.ts';
import type { FileKind } from '../../workspace/file-kind.ts';
import { Problems } from '../../workspace/problem.ts';
import { rulesUnder } from '../rule-book.ts';
import { filesOf, type LintedFiles, type LintRequest, type Separates } from './lint-run.ts';

interface BaselineOptions {
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly diff: boolean;
  readonly emit: string | undefined;
}

/** What the user asked to be linted. */
type Asked = Pick<LintRequest, 'asked'>;

/** Hexadecimal digits of a digest; two problems of one entry and rule are never so many. */
const DIGITS = 16;

/** The baseline of a run: what it hides, what of it is no longer there, and how it is renewed. */
export class KnownProblems implements Separates {
  readonly #path: string;
  readonly #entries: readonly BaselineEntry[];

  private constructor(path: string, entries: readonly BaselineEntry[]) {
    this.#path = path;
    this.#entries = entries;
  }

  /**
   * The baseline that the options name, if any.
   * @throws RunFailure when there is none at that path, unless it is to be made.
   */
  static of(options: BaselineOptions): KnownProblems | undefined {
    const { baseline: path, updateBaseline, diff, emit } = options;
    if (path === undefined) {
      if (updateBaseline) throw new RunFailure('--update-baseline needs --baseline FILE');
      return undefined;
    }
    if (updateBaseline && (diff || emit !== undefined)) {
      const other = diff ? '--diff' : '--emit';
      throw new RunFailure(`--update-baseline writes a file, and ${other} writes none`);
    }
    const entries = loadBaseline(path);
    if (!entries && !updateBaseline) {
      throw new RunFailure(`there is no baseline ${path}; --update-baseline makes one`);
    }
    return new KnownProblems(path, (entries ?? []).map(withCurrentRule));
  }

  /** The findings that are new, and those that the baseline holds. */
  separate(
    findings: readonly Finding[],
    sources: ReadonlyMap<string, SourceText>,
    kinds: ReadonlyMap<string, FileKind>,
  ): { fresh: Finding[]; known: Finding[] } {
    const problems = this.#problems(sources, kinds);
    const told = findings.map((finding) => ({ finding, problem: problems.of(finding) }));
    const { fresh, known } = separate(this.#entries, told);
    const findingOf = ({ finding }: (typeof told)[number]) => finding;
    return { fresh: fresh.map(findingOf), known: known.map(findingOf) };
  }

  /**
   * What the baseline hides of a run, and what it holds of the files and rules of the run that was
   * not found.
   */
  applied(linted: readonly LintedFiles[], { asked }: Asked): AppliedBaseline {
    const found = this.#found(linted, ({ known }) => known);
    return {
      path: this.#path,
      hidden: linted.flatMap(({ known }) => known),
      stale: staleEntries(this.#entries, found, this.#isJudgedBy(linted, asked)),
    };
  }

  /**
   * Makes the file hold all that a run has left, and keeps what the run had no say in.
   * @returns the report of the run against the new baseline.
   */
  update(linted: readonly LintedFiles[], request: Asked, report: Report): Report {
    const found = this.#found(linted, ({ findings, known }) => [...findings, ...known]);
    const isJudged = this.#isJudgedBy(linted, request.asked);
    const entries = updatedEntries(this.#entries, found, isJudged);
    saveBaseline(this.#path, entries);
    const { hidden = [], stale = [] } = report.baseline ?? {};
    const size = entries.reduce((sum, { count }) => sum + count, 0);
    const dropped = stale.reduce((sum, { count }) => sum + count, 0);
    const what = size === 1 ? '1 problem' : `${size} problems`;
    const change = `${report.findings.length} added, ${dropped} dropped`;
    return {
      ...report,
      findings: [],
      notes: [...report.notes, `baseline ${this.#path}: ${what}, ${change}`],
      baseline: { path: this.#path, hidden: [...hidden, ...report.findings], stale: [] },
    };
  }

  /** What servers find in a table that they share is one problem. */
  #found(
    linted: readonly LintedFiles[],
    choose: (files: LintedFiles) => readonly Finding[],
  ): Problem[] {
    const found = new Map<string, Problem>();
    for (const [index, files] of linted.entries()) {
      const own = new Map(filesOf(files.unit).map(({ path, kind }) => [path, kind]));
      const problems = this.#problems(files.sources, own);
      for (const [order, finding] of choose(files).entries()) {
        const { path, range } = finding;
        const problem = problems.of(finding);
        const place = own.has(path) ? `${index}:${order}` : `${path}:${range.start.offset}`;
        found.set(`${place}:${JSON.stringify(problem)}`, problem);
      }
    }
    return [...found.values()];
  }

  #problems(
    sources: ReadonlyMap<string, SourceText>,
    kinds: ReadonlyMap<string, FileKind>,
  ): Problems {
    const nameOf = (path: string): string => this.#nameOf(path);
    return new Problems({ sources, kinds, nameOf, digest });
  }

  /**
   * Files at or below the folder of the baseline are named from there, so that a checkout may lie
   * anywhere; others by their absolute path.
   */
  #nameOf(path: string): string {
    if (path.startsWith('dns:')) return path;
    const from = relative(dirname(resolve(this.#path)), resolve(path));
    const isInside = !isAbsolute(from) && from !== '..' && !from.startsWith(`..${sep}`);
    return (isInside ? from : resolve(path)).replaceAll(sep, '/');
  }

  /** Whether a run had its say about an entry: it looked at the file, and asked the rule. */
  #isJudgedBy(
    linted: readonly LintedFiles[],
    asked: readonly string[],
  ): (entry: BaselineEntry) => boolean {
    const units = linted.map(({ unit, sources, askedRules }) => {
      const own = filesOf(unit);
      const foreign = new Set(own.flatMap((file) => (isLinted(file) ? [] : [file.path])));
      const paths = [...own.map(({ path }) => path), ...sources.keys()];
      const names = paths.filter((path) => !foreign.has(path)).map((path) => this.#nameOf(path));
      return { names: new Set(names), askedRules };
    });
    // A file that has gone from a folder that was asked for has no faults any more.
    const isBelow = (name: string): boolean =>
      asked.some((path) => {
        const from = relative(resolve(path), resolve(dirname(resolve(this.#path)), name));
        return from === '' || (from !== '..' && !from.startsWith(`..${sep}`) && !isAbsolute(from));
      });
    return ({ path, rule }) => {
      const readers = units.filter(({ names }) => names.has(path));
      const judges = readers.length > 0 || !isBelow(path) ? readers : units;
      // A rule that there is no more finds nothing.
      return judges.some(({ askedRules }) => askedRules.get(rule) ?? true);
    };
  }
}

function isLinted({ asked, lookedUp }: { asked: boolean; lookedUp?: true }): boolean {
  return asked || lookedUp === true;
}

/** A rule that has another name now is the same rule. */
function withCurrentRule(entry: BaselineEntry): BaselineEntry {
  const rules = rulesUnder({ houseRules: [] });
  const renamed = rules.find(({ aliases }) => aliases?.includes(entry.rule));
  return renamed ? { ...entry, rule: renamed.id } : entry;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
}

/** What is to be said of problems that a baseline holds and that are repaired. */
export function staleNote({ path, stale }: AppliedBaseline): string {
  const count = stale.reduce((sum, entry) => sum + entry.count, 0);
  const what = count === 1 ? '1 problem is' : `${count} problems are`;
  return `baseline ${path}: ${what} no longer there; --update-baseline drops what is gone`;
}
