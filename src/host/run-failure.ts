/**
 * What a run failed at: how it was called, what it was to read, its settings and house rules, what
 * it was to write, or repairs that undo each other.
 */
export type FailureKind = 'usage' | 'input' | 'settings' | 'output' | 'fix';

/** The run itself failed; the message is one line for the user, and the exit status is 2. */
export class RunFailure extends Error {
  readonly kind: FailureKind;

  constructor(message: string, kind: FailureKind = 'usage') {
    super(message);
    this.name = 'RunFailure';
    this.kind = kind;
  }
}

/** What a system error means to people, in a few words. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'no such file or directory';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EISDIR':
      return 'is a directory';
    case 'ENOTDIR':
      return 'a part of the path is no directory';
    case 'ELOOP':
      return 'too many symbolic links';
    case 'ENOSPC':
      return 'no space is left on the device';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
