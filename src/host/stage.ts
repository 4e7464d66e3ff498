import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  type BigIntStats,
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errorCode, WriteRefused } from './write-refused.ts';

/** A file as it shall become, complete and on the disk, beside the one that it will replace. */
export interface Staged {
  /** The file behind all symbolic links. */
  readonly target: string;
  readonly temporary: string;
  /** Whether ACLs and extended attributes went along too, not only owner and mode. */
  readonly keptAttributes: boolean;
}

const PERMISSIONS = 0o7777;
const WRITABLE_BY_ALL = 0o002;
const POSTCONF_TAKES_MS = 60_000;

/**
 * Writes the new content of a file beside it, with the owner, the mode and, where GNU cp is at
 * hand, all other attributes of the original.
 * @throws WriteRefused when the file is none that can be replaced; nothing is left behind then.
 */
export function stage(path: string, bytes: Uint8Array): Staged {
  const target = resolveTarget(path);
  const original = statSync(target, { bigint: true });
  refuseUnreplaceable(path, target, original);
  const temporary = besides(target);
  // Exclusive and private: nobody may have prepared the name, nor read a file that is half made.
  const file = openSync(temporary, 'wx', 0o600);
  try {
    keepOwner(path, file, original);
    const keptAttributes = copyAttributes(target, temporary);
    // After the owner, since a change of owner drops the set-id bits, and after cp, which has to
    // open the file for writing.
    fchmodSync(file, Number(original.mode) & PERMISSIONS);
    writeFileSync(file, bytes);
    fsyncSync(file);
    return { target, temporary, keptAttributes };
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/**
 * Writes a file that is to be made beside the place where it will be, readable by all: what is
 * made holds no secrets.
 * @throws the error of the system; nothing is left behind then.
 */
export function stageNew(path: string, bytes: Uint8Array): Staged {
  const target = join(realpathSync(dirname(path)), basename(path));
  const temporary = besides(target);
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeFileSync(file, bytes);
    fchmodSync(file, 0o644);
    fsyncSync(file);
    return { target, temporary, keptAttributes: true };
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** A name that nobody else uses, in the same directory so that a rename can replace the file. */
export function besides(target: string): string {
  const random = randomBytes(6).toString('hex');
  return join(dirname(target), `.${basename(target)}.mtalint.${random}`);
}

function resolveTarget(path: string): string {
  const link = lstatSync(path);
  if (!link.isSymbolicLink()) return realpathSync(path);
  const us = process.geteuid?.();
  const isForeign = us !== undefined && link.uid !== us && link.uid !== 0;
  if (isForeign && (statSync(dirname(path)).mode & WRITABLE_BY_ALL) !== 0) {
    throw new WriteRefused(path, 'another user put this symbolic link where everyone can write');
  }
  try {
    return realpathSync(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    throw new WriteRefused(path, 'it is a symbolic link to a file that does not exist', error);
  }
}

function refuseUnreplaceable(path: string, target: string, stats: BigIntStats): void {
  if (!stats.isFile()) throw new WriteRefused(path, 'it is not a regular file');
  if (stats.nlink > 1n) {
    throw new WriteRefused(path, `it has ${stats.nlink} hard links, which a new file would part`);
  }
  // postconf(1) -e writes to this name under a lock, then renames it over the file.
  const rival = statSync(`${target}.tmp`, { throwIfNoEntry: false });
  if (rival && Math.abs(Date.now() - rival.mtimeMs) < POSTCONF_TAKES_MS) {
    throw new WriteRefused(path, `${basename(target)}.tmp is new: postconf seems to be editing it`);
  }
}

function keepOwner(path: string, file: number, original: BigIntStats): void {
  const own = fstatSync(file, { bigint: true });
  if (own.uid === original.uid && own.gid === original.gid) return;
  try {
    fchownSync(file, Number(original.uid), Number(original.gid));
  } catch (error) {
    if (errorCode(error) !== 'EPERM') throw error;
    throw new WriteRefused(path, 'its owner and group cannot be kept by this user', error);
  }
}

/** Node knows neither ACLs nor extended attributes; SELinux keeps its labels there. */
function copyAttributes(from: string, to: string): boolean {
  if (process.platform !== 'linux') return false;
  const args = ['--attributes-only', '--preserve=all', '--', from, to];
  return spawnSync('cp', args, { stdio: 'ignore' }).status === 0;
}
