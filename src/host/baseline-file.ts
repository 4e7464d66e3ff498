import { statSync } from 'node:fs';
import type { BaselineEntry } from '../lint/baseline.ts';
import { printBaseline, readBaseline } from '../lint/baseline-text.ts';
import { readFileWithIdentity } from './read-file.ts';
import { RunFailure } from './run-failure.ts';
import { readTrusted } from './trusted-file.ts';
import { writeAllAtomically } from './write-atomic.ts';

/**
 * Reads a baseline; undefined when there is none at that path.
 * @throws RunFailure in one line when it cannot be read, is none, or root should not trust it.
 */
export function loadBaseline(path: string): readonly BaselineEntry[] | undefined {
  if (!statSync(path, { throwIfNoEntry: false })) return undefined;
  const read = readBaseline(readTrusted(path));
  if ('problem' in read) {
    throw new RunFailure(`${path} is no baseline that can be read: ${read.problem}`);
  }
  return read;
}

/**
 * Writes a baseline at once or not at all; one that says the same is left alone.
 * @throws WriteRefused when it cannot be written.
 */
export function saveBaseline(path: string, entries: readonly BaselineEntry[]): void {
  const bytes = new TextEncoder().encode(printBaseline(entries));
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined;
  const expected = isThere ? readFileWithIdentity(path).identity : undefined;
  writeAllAtomically([{ path, bytes, expected }]);
}
