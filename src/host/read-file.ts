import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** What a file was when it was read, to notice later that somebody else has changed it. */
export interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  /** Of the content, in hexadecimal. */
  readonly sha256: string;
}

export interface ReadFile {
  readonly bytes: Uint8Array;
  readonly identity: FileIdentity;
}

/** No configuration is larger, and no text of this program could hold much more. */
const LARGEST = 256n * 1024n * 1024n;

/** The file cannot be what it is taken for. */
class FileTooLarge extends Error {
  constructor() {
    super('it is larger than 256 MiB, which no configuration is');
    this.name = 'FileTooLarge';
  }
}

/**
 * Reads a file, following links, and remembers what it was.
 * @throws the error of the system when it cannot be read.
 */
export function readFileWithIdentity(path: string): ReadFile {
  const file = openSync(path, 'r');
  try {
    // Before the content, so that a change while reading shows as a later time of change.
    const { dev, ino, size, mtimeNs } = fstatSync(file, { bigint: true });
    if (size > LARGEST) throw new FileTooLarge();
    const bytes = readFileSync(file);
    return { bytes, identity: { dev, ino, size, mtimeNs, sha256: sha256Of(bytes) } };
  } finally {
    closeSync(file);
  }
}

/**
 * The first bytes of a file.
 * @throws the error of the system when it cannot be read.
 */
export function readHead(path: string, bytes: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const head = new Uint8Array(bytes);
    return head.subarray(0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

/** Whether a file is still the one that was read, with the same content. */
export function isSameFile(a: FileIdentity, b: FileIdentity): boolean {
  return (
    a.dev === b.dev &&
    a.ino === b.ino &&
    a.size === b.size &&
    a.mtimeNs === b.mtimeNs &&
    a.sha256 === b.sha256
  );
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
