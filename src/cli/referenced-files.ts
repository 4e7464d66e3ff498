import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ByteString, decodeUtf8, fromBytes } from '../text/bytes.ts';

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
    const name = decodeUtf8(path);
    if (!name.startsWith('/')) return undefined;
    const file = join(resolve(root ?? '/'), name);
    try {
      const { size } = statSync(file);
      return size <= LARGEST ? fromBytes(readFileSync(file)) : undefined;
    } catch {
      // A file that cannot be read is one that nothing is known of: no rule speaks of it.
      return undefined;
    }
  };
}
