/** A file was not written and is what it was before; the message says why, in one line. */
export class WriteRefused extends Error {
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string, cause?: unknown) {
    super(`${path}: not written: ${reason}`, { cause });
    this.name = 'WriteRefused';
    this.path = path;
    this.reason = reason;
  }

  /** The refusal that an error of the system amounts to; a refusal stays what it is. */
  static from(path: string, error: unknown): WriteRefused {
    if (error instanceof WriteRefused) return error;
    return new WriteRefused(path, reasonOf(error), error);
  }
}

/** Error codes of the system in the words of the administrator, errno(3). */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'it is a mount point, such as a file shared into a container, and cannot be replaced',
  EDQUOT: 'the disk quota is exceeded',
  ELOOP: 'its symbolic links form a loop',
  ENAMETOOLONG: 'its name is too long to put a temporary file beside it',
  ENOENT: 'it does not exist',
  ENOSPC: 'no space is left on the device',
  ENOTDIR: 'a part of its path is not a directory',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  EXDEV: 'it is a mount point and cannot be replaced',
};

function reasonOf(error: unknown): string {
  const code = errorCode(error);
  const [message = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return code === undefined ? message : (REASONS[code] ?? message);
}

/** The code of an error of the system, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
