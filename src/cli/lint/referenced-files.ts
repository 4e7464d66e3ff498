import { readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import type { FileAccess, FileStatus } from '../../postfix/model/server.ts';
import { type ByteString, decodeUtf8, fromBytes } from '../../text/bytes.ts';

/** Certificates and tables are small; what is larger is not what a configuration should name. */
const LARGEST = 1024 * 1024;

/**
 * Reads files that a configuration names by absolute path, below `root`. Without a root the paths
 * are those of this machine only where the configuration is the machine's own.
 */
export function referencedFiles(
  root: string | undefined,
  isLive: boolean,
): ((path: ByteString) => ByteString | undefined) | undefined {
  if (root === undefined && !isLive) return undefined;
  return (path) => {
    const file = pathBelow(root, path);
    if (file === undefined) return undefined;
    try {
      const status = statSync(file);
      const isReadable = status.isFile() && status.size <= LARGEST;
      return isReadable ? fromBytes(readFileSync(file)) : undefined;
    } catch {
      // A file that cannot be read is one that nothing is known of: no rule speaks of it.
      return undefined;
    }
  };
}

/**
 * Tells whether such files are there. Below a root only files of folders that the root has are in
 * reach: a checkout holds a part of a machine. Times of change count on the machine itself only; a
 * checkout has those of the checkout.
 */
export function referencedStatus(
  root: string | undefined,
  isLive: boolean,
): ((path: ByteString) => FileStatus | undefined) | undefined {
  if (root === undefined && !isLive) return undefined;
  return (path) => {
    const file = pathBelow(root, path);
    if (file === undefined) return undefined;
    const shown = root === undefined ? file : join(root, normalize(decodeUtf8(path)));
    const status = statusOf(file);
    if (status === undefined) return undefined;
    if (status !== 'absent') {
      // A checkout has times and modes of its own.
      const own =
        root === undefined ? { modified: status.mtimeMs, access: accessOf(file, status) } : {};
      return { exists: true, path: shown, ...own };
    }
    if (root === undefined) return { exists: false, path: shown, onHost: true };
    const folder = statusOf(dirname(file));
    return folder === 'absent' || folder === undefined ? undefined : { exists: false, path: shown };
  };
}

/** The file for an absolute path; `..` does not lead out of the root. */
function pathBelow(root: string | undefined, path: ByteString): string | undefined {
  const name = decodeUtf8(path);
  return name.startsWith('/') ? join(resolve(root ?? '/'), normalize(name)) : undefined;
}

/** Undefined when it is not allowed to know. */
function statusOf(file: string): Stats | 'absent' | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false }) ?? 'absent';
  } catch {
    // A folder on the way is closed to us.
    return undefined;
  }
}

/** The folders are those of the file itself, not those of links to it. */
function accessOf(file: string, { mode, gid }: Stats): FileAccess {
  const folders: string[] = [];
  for (let at = dirname(realpathSync(file)); !folders.includes(at); at = dirname(at))
    folders.push(at);
  const isReachable = folders.every((folder) => (statSync(folder).mode & 0o001) !== 0);
  return { mode: mode & 0o7777, group: gid, isReachable };
}
