import { basename } from 'node:path';
import { type Inputs, type LoadedFile, loadInputs, serverWith } from '../../host/discover.ts';
import { readFileWithIdentity } from '../../host/read-file.ts';
import { RunFailure, systemReason } from '../../host/run-failure.ts';
import { type ByteString, fromBytes } from '../../text/bytes.ts';
import {
  detectKind,
  type FileKind,
  isIceWarpKind,
  isPostfixKind,
  type PostfixKind,
  whyUnknown,
} from '../../workspace/file-kind.ts';
import type { Terminal } from '../terminal.ts';

/** The path that stands for standard input. */
export const STANDARD_INPUT = '/dev/stdin';

/** The name of standard input where the user gives none. */
const USUAL_NAME = 'main.cf';

/** What the user asked to have linted. */
export interface AskedInputs {
  readonly inputs: Inputs;
  /** The files and folders of the file system that were named, for nothing else is ever written. */
  readonly asked: readonly string[];
  /** Whether nothing may rest on what the files do not show. */
  readonly isFragment: boolean;
}

interface InputOptions {
  readonly paths: readonly string[];
  readonly as: string | undefined;
  readonly stdinFilename: string | undefined;
  readonly kind: FileKind | undefined;
  readonly fix: boolean;
}

/**
 * Reads what the paths of a run name: files and folders, standard input, or one file that stands for
 * another (`--as`).
 * @throws RunFailure in one line, when the paths do not go together or one cannot be read.
 */
export function readInputs(options: InputOptions, terminal: Terminal): AskedInputs {
  const { paths, as, kind } = options;
  const fromInput = paths.includes(STANDARD_INPUT);
  if (fromInput && paths.length > 1) {
    throw new RunFailure('"-" reads standard input and stands alone');
  }
  if (as !== undefined) return readAs(as, options, terminal);
  if (fromInput) {
    const name = options.stdinFilename ?? USUAL_NAME;
    const file = standIn(name, fromBytes(terminal.readInput()), kind, 'standard input');
    return { inputs: inputsOf(file), asked: [], isFragment: true };
  }
  const asked = paths.length > 0 ? paths : ['.'];
  return { inputs: loadInputs(asked, kind), asked, isFragment: false };
}

/**
 * A name with a folder says whose place the file takes: its siblings are read there, so that it is
 * judged as it will be. Without them, or without a folder, it is an excerpt of a server.
 */
function readAs(name: string, options: InputOptions, terminal: Terminal): AskedInputs {
  const [path, ...others] = options.paths;
  if (options.stdinFilename !== undefined) {
    throw new RunFailure('--as and --stdin-filename name the same thing: give one of them');
  }
  if (path === undefined || others.length > 0) {
    throw new RunFailure(`--as ${name} is about one file, and ${options.paths.length} are given`);
  }
  const isInput = path === STANDARD_INPUT;
  if (options.fix && !isInput) {
    throw new RunFailure('--as judges a file in the place of another: give --diff, not --fix');
  }
  const text = isInput ? fromBytes(terminal.readInput()) : read(path);
  const file = standIn(name, text, options.kind, isInput ? 'standard input' : path);
  const inputs = inputsOf(file, name.includes('/'));
  const isAlone = inputs.servers.some(({ main, master }) => !main || !master);
  return { inputs, asked: [], isFragment: isAlone };
}

function read(path: string): ByteString {
  try {
    return fromBytes(readFileWithIdentity(path).bytes);
  } catch (error) {
    throw new RunFailure(`cannot read ${path}: ${systemReason(error)}`, 'input');
  }
}

/** A file of that name, which is not what the file system holds there. */
function standIn(
  name: string,
  text: ByteString,
  given: FileKind | undefined,
  what: string,
): LoadedFile {
  const kind = given ?? detectKind(basename(name), text);
  if (!kind) throw new RunFailure(`${what} ${whyUnknown(text)}`, 'input');
  const identity = { dev: 0n, ino: 0n, size: 0n, mtimeNs: 0n, sha256: '' };
  return { path: name, kind, text, identity, asked: true };
}

function inputsOf(file: LoadedFile, hasPlace = false): Inputs {
  const { kind } = file;
  if (isIceWarpKind(kind)) return { servers: [], dumps: [{ ...file, kind }], evidence: [] };
  if (!isPostfixKind(kind)) return { servers: [], dumps: [], evidence: [{ ...file, kind }] };
  const own: LoadedFile<PostfixKind> = { ...file, kind };
  if (hasPlace) return { servers: [serverWith(own)], dumps: [], evidence: [] };
  const main = kind === 'postfix-main' ? own : undefined;
  const master = kind === 'postfix-master' ? own : undefined;
  return { servers: [{ directory: '.', main, master }], dumps: [], evidence: [] };
}
