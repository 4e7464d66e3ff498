import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  type Stats,
} from 'node:fs';
import { isAbsolute, join, sep } from 'node:path';
import { RunFailure, systemReason } from './run-failure.ts';

const WRITABLE_BY_OTHERS = 0o022;
const STICKY = 0o1000;
const ROOT = 0;
/** In a container, root may run on the checkout of somebody else, who is trusted all the same. */
const TRUSTS_OTHERS = 'MTALINT_TRUST_SETTINGS';
/** As many links as Linux follows in one path, path_resolution(7). */
const MOST_LINKS = 40;

/**
 * Reads a file that tells the run what to do. Root reads none that somebody else could write, put in
 * its place or point elsewhere: the file, every folder and every link on the way to it belong to
 * root and are writable by root alone. Only a sticky folder such as /tmp may be writable for all
 * further up, where it holds a folder of root. `MTALINT_TRUST_SETTINGS=1` in the environment says that
 * those who can write it are trusted.
 * @throws RunFailure in one line, when it cannot be read or is not to be trusted.
 */
export function readTrusted(path: string): string {
  const isRoot = process.geteuid?.() === ROOT && process.env[TRUSTS_OTHERS] !== '1';
  try {
    if (isRoot) checkWay(path);
    const file = openSync(path, 'r');
    try {
      // What was opened is what counts: the name may mean another file by now.
      if (isRoot) refuseForeign(path, path, fstatSync(file));
      return readFileSync(file, 'utf8');
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof RunFailure) throw error;
    throw new RunFailure(`cannot read ${path}: ${systemReason(error)}`, 'settings');
  }
}

/** Goes the way of the system through folders and links, and looks at each. */
function checkWay(path: string): void {
  // Not resolved by name: what `..` means behind a link, the system decides.
  const left = namesOf(isAbsolute(path) ? path : `${process.cwd()}${sep}${path}`);
  let links = 0;
  let folder = '/';
  let status = lstatSync(folder);
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    const entry = join(folder, name);
    const next = lstatSync(entry);
    refuseForeign(path, folder, status, next.isDirectory());
    if (next.isSymbolicLink()) {
      if (next.uid !== ROOT) refuse(path, entry, `is a link of uid ${next.uid}`);
      links += 1;
      if (links > MOST_LINKS) refuse(path, entry, 'is one link too many');
      const target = readlinkSync(entry);
      left.unshift(...namesOf(target));
      if (target.startsWith(sep)) folder = '/';
    } else folder = entry;
    status = lstatSync(folder);
  }
}

function namesOf(path: string): string[] {
  return path.split(sep).filter((name) => name !== '' && name !== '.');
}

function refuseForeign(path: string, at: string, status: Stats, maySticky = false): void {
  if (status.uid !== ROOT) refuse(path, at, `belongs to uid ${status.uid}`);
  const isSticky = maySticky && (status.mode & STICKY) !== 0;
  if ((status.mode & WRITABLE_BY_OTHERS) !== 0 && !isSticky) {
    refuse(path, at, 'can be written by others');
  }
}

function refuse(path: string, at: string, why: string): never {
  const where = at === path ? 'it' : at;
  throw new RunFailure(
    `${path} is not read by root: ${where} ${why} (${TRUSTS_OTHERS}=1 reads it all the same)`,
    'settings',
  );
}
