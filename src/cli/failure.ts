import { RunFailure } from '../host/run-failure.ts';
import { WriteRefused } from '../host/write-refused.ts';
import { FixDoesNotConverge } from '../lint/fixpoint.ts';
import { UnrepresentablePath } from '../text/patch.ts';

/** Why a run failed, in one line; undefined for an error of the program itself. */
export function failureMessage(error: unknown): string | undefined {
  const expected =
    error instanceof RunFailure ||
    error instanceof WriteRefused ||
    error instanceof FixDoesNotConverge ||
    error instanceof UnrepresentablePath;
  return expected ? error.message : undefined;
}
