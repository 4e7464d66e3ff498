import type { Inputs } from '../host/discover.ts';
import { RunFailure } from '../host/run-failure.ts';
import { fromBytes } from '../text/bytes.ts';
import {
  detectKind,
  type FileKind,
  isIceWarpKind,
  isPostfixKind,
  whyUnknown,
} from '../workspace/file-kind.ts';
import type { Terminal } from './terminal.ts';

/** The path that stands for standard input. */
export const STANDARD_INPUT = '/dev/stdin';

/** Standard input is an excerpt as people paste it: it has no siblings and no folder. */
export function readInput(name: string, given: FileKind | undefined, terminal: Terminal): Inputs {
  const text = fromBytes(terminal.readInput());
  const kind = given ?? detectKind(name, text);
  if (!kind) throw new RunFailure(`standard input ${whyUnknown(text)}`);
  const identity = { dev: 0n, ino: 0n, size: 0n, mtimeNs: 0n, sha256: '' };
  const file = { path: name, text, identity, asked: true };
  if (isIceWarpKind(kind)) return { servers: [], dumps: [{ ...file, kind }], evidence: [] };
  if (!isPostfixKind(kind)) return { servers: [], dumps: [], evidence: [{ ...file, kind }] };
  const main = kind === 'postfix-main' ? { ...file, kind } : undefined;
  const master = kind === 'postfix-master' ? { ...file, kind } : undefined;
  return { servers: [{ directory: '.', main, master }], dumps: [], evidence: [] };
}
