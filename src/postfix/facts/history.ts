import { Release } from './release.ts';

/** A value that holds from a release on. */
export type Change<T> = readonly [release: string, value: T];

/**
 * Whether a release has what came with one of these releases, newest first. With the newest it
 * came for good; the others are patch levels of older series, and say nothing of the series between.
 */
export function hasArrived(release: Release, arrivals: readonly string[]): boolean {
  return arrivals.some(
    (arrival, index) =>
      release.atLeast(arrival) && (index === 0 || isOfSeries(arrival, release.series)),
  );
}

/**
 * The change that holds in a release. A release older than all of them got the thing by backport,
 * in the form it had first.
 */
export function inForce<T>(release: Release, changes: readonly Change<T>[]): Change<T> | undefined {
  return changes.findLast(([from]) => release.atLeast(from)) ?? changes[0];
}

/** The last change that a patch level made within the series of a release. */
export function patchedTo<T>(
  release: Release,
  changes: readonly Change<T>[],
): Change<T> | undefined {
  return changes.findLast(([from]) => isOfSeries(from, release.series) && release.atLeast(from));
}

function isOfSeries(release: string, series: string): boolean {
  return Release.parse(release)?.series === series;
}
