import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type FileIdentity, isSameFile, readFileWithIdentity, sha256Of } from './read-file.ts';
import { besides, type Staged, stage, stageNew } from './stage.ts';
import { errorCode, WriteRefused } from './write-refused.ts';

/** The new content of a file, and what the file was when the content was made from it. */
export interface FileToWrite {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Absent for a file that must not be there yet. */
  readonly expected: FileIdentity | undefined;
}

/** A file that was written. */
export interface Written {
  readonly path: string;
  /** False where only owner and mode could be kept, ACLs and extended attributes maybe not. */
  readonly keptAttributes: boolean;
}

/**
 * Replaces the content of a file at once: a reader sees the old file or the new one, also after a
 * power cut. A symbolic link stays and its target is replaced; owner, mode and, where possible, all
 * other attributes are kept. Content that is the same is not written.
 *
 * It is synchronous on purpose: a signal handler runs before or after, never in between, so that an
 * interrupt leaves no temporary file.
 * @throws WriteRefused and leaves the original as it was, among others when it has changed.
 */
export function writeAtomically(
  path: string,
  bytes: Uint8Array,
  expected: FileIdentity,
): Written | undefined {
  return writeAllAtomically([{ path, bytes, expected }])[0];
}

/**
 * Replaces or makes several files or none: all new contents are on the disk before the first rename, and the
 * originals are held until the last.
 * @returns the files that were written, without those that hold their content already.
 * @throws WriteRefused with every file as it was before; should bringing one back fail too, the
 *   message names the place of its original.
 */
export function writeAllAtomically(files: readonly FileToWrite[]): Written[] {
  // New files first: a configuration must not name what is not there yet.
  const changed = files
    .filter(({ bytes, expected }) => sha256Of(bytes) !== expected?.sha256)
    .toSorted((a, b) => Number(a.expected !== undefined) - Number(b.expected !== undefined));
  const steps: Step[] = [];
  let current = '';
  try {
    for (const file of changed) {
      current = file.path;
      steps.push(prepare(file, steps));
    }
    // All before the first rename, so that a live server does not see a change come and go.
    for (const step of steps) {
      current = step.file.path;
      refuseChanged(step);
    }
    for (const step of steps) {
      current = step.file.path;
      replace(step, step !== steps.at(-1));
    }
  } catch (error) {
    throw undo(steps, WriteRefused.from(current, error));
  }
  for (const { held } of steps) if (held) removeQuietly(held);
  for (const folder of new Set(steps.map(({ target }) => dirname(target)))) syncFolder(folder);
  return steps.map(({ file, keptAttributes }) => ({ path: file.path, keptAttributes }));
}

interface Step extends Staged {
  readonly file: FileToWrite;
  /** Another name of the original, to bring it back. */
  held?: string;
  isReplaced: boolean;
}

function prepare(file: FileToWrite, before: readonly Step[]): Step {
  const staged = file.expected ? stage(file.path, file.bytes) : stageNew(file.path, file.bytes);
  const step = { ...staged, file, isReplaced: false };
  const twin = before.find(({ target }) => target === step.target);
  if (!twin) return step;
  removeQuietly(step.temporary);
  throw new WriteRefused(file.path, `it is the same file as ${twin.file.path}`);
}

function refuseChanged({ file, target }: Step): void {
  // A new file is put in place by a link, which never replaces one.
  if (!file.expected) return;
  if (isSameFile(readFileWithIdentity(target).identity, file.expected)) return;
  throw new WriteRefused(file.path, 'it has changed since it was read');
}

function replace(step: Step, isHeld: boolean): void {
  if (!step.file.expected) {
    putInPlace(step);
    return;
  }
  if (isHeld) step.held = hold(step.target);
  refuseChanged(step);
  renameSync(step.temporary, step.target);
  step.isReplaced = true;
}

function putInPlace(step: Step): void {
  try {
    linkSync(step.temporary, step.target);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    throw new WriteRefused(step.file.path, 'somebody else has made it meanwhile', error);
  }
  step.isReplaced = true;
  removeQuietly(step.temporary);
}

/** A second link keeps the very file; where links are not allowed a copy must do. */
function hold(target: string): string {
  const held = besides(target);
  try {
    linkSync(target, held);
    return held;
  } catch {
    return stage(target, readFileSync(target)).temporary;
  }
}

/** Brings back what was replaced, in reverse, and removes the rest; tells what could not be. */
function undo(steps: readonly Step[], refusal: WriteRefused): WriteRefused {
  const lost: string[] = [];
  for (const { file, target, temporary, held, isReplaced } of steps.toReversed()) {
    if (!isReplaced) {
      removeQuietly(temporary);
      if (held) removeQuietly(held);
    } else if (!file.expected) {
      removeQuietly(target);
    } else if (held) {
      try {
        renameSync(held, target);
      } catch {
        lost.push(`${file.path} is already changed, its original is ${held}`);
      }
    }
  }
  if (lost.length === 0) return refusal;
  return new WriteRefused(refusal.path, [refusal.reason, ...lost].join('; '), refusal);
}

/** Nothing better can be done about a temporary file that does not go away. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

/** Makes the renames last through a power cut; the files themselves are complete already. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // Some file systems know no such thing, and the files are in place.
  }
}
