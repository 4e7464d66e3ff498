import type { Finding } from './finding.ts';

/**
 * What stays of a finding when lines move and words change: two findings with the same one are the
 * same problem.
 */
export interface Problem {
  readonly rule: string;
  /** The file, by a name that does not depend on where the program is run. */
  readonly path: string;
  readonly subject: string;
  readonly settings: readonly string[];
  /** A digest of what is wrong, such as the value: another fault at the same place has another. */
  readonly value: string;
}

/** A problem that was there when the baseline was made, and how often. */
export interface BaselineEntry extends Problem {
  readonly count: number;
}

/** A finding with the problem that it tells of. */
export interface Told {
  readonly finding: Finding;
  readonly problem: Problem;
}

/** Findings that a baseline knows, and those that are new. */
export interface Separated {
  readonly fresh: readonly Told[];
  readonly known: readonly Told[];
}

/** Of a problem that occurs more often than the baseline says, the later occurrences are new. */
export function separate(entries: readonly BaselineEntry[], told: readonly Told[]): Separated {
  const left = countsOf(entries);
  const fresh: Told[] = [];
  const known: Told[] = [];
  for (const each of told) {
    const key = keyOf(each.problem);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    (count > 0 ? known : fresh).push(each);
  }
  return { fresh, known };
}

/**
 * What the baseline holds and the run has not found again.
 * @param isJudged whether the run looked at the file of an entry and asked its rule
 */
export function staleEntries(
  entries: readonly BaselineEntry[],
  found: readonly Problem[],
  isJudged: (entry: BaselineEntry) => boolean,
): BaselineEntry[] {
  const left = countsOf(found.map((problem) => ({ ...problem, count: 1 })));
  return entries.filter(isJudged).flatMap((entry) => {
    const count = entry.count - (left.get(keyOf(entry)) ?? 0);
    return count > 0 ? [{ ...entry, count }] : [];
  });
}

/** The baseline after a run: what was not judged stays, of the rest what was found. */
export function updatedEntries(
  entries: readonly BaselineEntry[],
  found: readonly Problem[],
  isJudged: (entry: BaselineEntry) => boolean,
): BaselineEntry[] {
  const kept = new Map<string, BaselineEntry>();
  for (const entry of entries) if (!isJudged(entry)) kept.set(keyOf(entry), entry);
  const counted = new Map<string, BaselineEntry>();
  for (const problem of found) {
    const key = keyOf(problem);
    counted.set(key, { ...problem, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return [...new Map([...kept, ...counted]).values()].sort(inOrder);
}

function countsOf(entries: readonly BaselineEntry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const key = keyOf(entry);
    counts.set(key, (counts.get(key) ?? 0) + entry.count);
  }
  return counts;
}

function keyOf({ rule, path, subject, settings, value }: Problem): string {
  return JSON.stringify([path, rule, subject, settings, value]);
}

/** By file first, so that the diff of a change in one file is in one place. */
function inOrder(a: Problem, b: Problem): number {
  const [first, second] = [keyOf(a), keyOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}
