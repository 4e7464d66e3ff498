import { type FailureKind, RunFailure } from '../host/run-failure.ts';
import { WriteRefused } from '../host/write-refused.ts';
import { FixDoesNotConverge } from '../lint/fixpoint.ts';
import { UnrepresentablePath } from '../text/patch.ts';

/** Why a run failed; the message is one line. */
export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
}

/** A failure that programs which wait for a report have been told of. */
export class ToldFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'ToldFailure';
    this.failure = failure;
  }
}

/** What an error tells the user; undefined for an error of the program. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof ToldFailure) return error.failure;
  if (error instanceof RunFailure) return { kind: error.kind, message: error.message };
  if (error instanceof WriteRefused) return { kind: 'output', message: error.message };
  if (error instanceof UnrepresentablePath) return { kind: 'output', message: error.message };
  if (error instanceof FixDoesNotConverge) return { kind: 'fix', message: error.message };
  return undefined;
}

/** Whether a command line asks for JSON, however the rest of it is to be read. */
export function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  return options.some(
    (arg, index) =>
      arg === '--format=json' || (arg === '--format' && options[index + 1] === 'json'),
  );
}
