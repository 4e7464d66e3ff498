import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fromBytes } from '../text/bytes.ts';
import {
  detectKind,
  dumpKind,
  type EvidenceKind,
  type FileKind,
  type IceWarpKind,
  isIceWarpKind,
  isPostfixKind,
  kindByName,
  kindInFolder,
  mayHoldDump,
  type PostfixKind,
  whyUnknown,
  withoutTemplateSuffix,
} from '../workspace/file-kind.ts';
import { type FileIdentity, readFileWithIdentity, readHead } from './read-file.ts';
import { RunFailure, systemReason } from './run-failure.ts';

/** A file of the run. */
export interface LoadedFile<Kind extends FileKind = FileKind> {
  readonly path: string;
  readonly kind: Kind;
  /** One character for each byte. */
  readonly text: string;
  readonly identity: FileIdentity;
  /** Whether the user named it, or a folder above it; else it is only read for what it tells. */
  readonly asked: boolean;
  /** Made of answers of DNS: there is no such file. */
  readonly lookedUp?: true;
}

/** The files of one Postfix instance. */
export interface LoadedServer {
  readonly directory: string;
  readonly main: LoadedFile<PostfixKind> | undefined;
  readonly master: LoadedFile<PostfixKind> | undefined;
}

/** All that the paths of a run hold. */
export interface Inputs {
  readonly servers: readonly LoadedServer[];
  /** The variables of IceWarp servers. */
  readonly dumps: readonly LoadedFile<IceWarpKind>[];
  /** What tells of the servers beside their configurations. */
  readonly evidence: readonly LoadedFile<EvidenceKind>[];
}

/** Folders that hold no configuration of a server that runs. */
const SKIPPED = new Set(['.git', 'node_modules', '.hg', '.svn']);

/** Bytes that tell whether a text is a dump of IceWarp. */
const DUMP_HEAD = 16_384;

/** More folders below each other than a tree of configurations has. */
const DEEPEST = 32;

/**
 * Finds and reads the configurations, and what tells more of them, below the paths that the user
 * gave. A file brings its sibling (main.cf its master.cf) along to be read, not to be judged.
 * @param kind what each file is that the user named; told from its name and content if absent.
 * @throws RunFailure in one line, when a path cannot be read or holds no configuration.
 */
export function loadInputs(paths: readonly string[], kind?: FileKind): Inputs {
  const servers = new Map<string, FoundServer>();
  const dumps: LoadedFile<IceWarpKind>[] = [];
  const evidence: LoadedFile<EvidenceKind>[] = [];
  for (const path of new Set(paths.flatMap(expand))) {
    const file = load(path, true, paths.includes(path) ? kind : undefined);
    if (isPostfix(file)) addTo(servers, file);
    else if (isDump(file)) dumps.push(file);
    else if (isEvidence(file)) evidence.push(file);
  }
  return { servers: [...servers.values()].map(withSiblings), dumps, evidence };
}

/** The server that a file is of; its sibling is read beside the path that the file gives. */
export function serverWith(file: LoadedFile<PostfixKind>): LoadedServer {
  return withSiblings({ directory: dirname(file.path), files: new Map([[file.kind, file]]) });
}

interface FoundServer {
  readonly directory: string;
  readonly files: Map<PostfixKind, LoadedFile<PostfixKind>>;
}

function isPostfix(file: LoadedFile): file is LoadedFile<PostfixKind> {
  return isPostfixKind(file.kind);
}

function isEvidence(file: LoadedFile): file is LoadedFile<EvidenceKind> {
  return !isPostfixKind(file.kind) && !isIceWarpKind(file.kind);
}

function isDump(file: LoadedFile): file is LoadedFile<IceWarpKind> {
  return isIceWarpKind(file.kind);
}

function addTo(servers: Map<string, FoundServer>, file: LoadedFile<PostfixKind>): void {
  const key = serverKey(file.path, file.kind);
  const server = servers.get(key) ?? { directory: dirname(file.path), files: new Map() };
  server.files.set(file.kind, file);
  servers.set(key, server);
}

function withSiblings({ directory, files }: FoundServer): LoadedServer {
  for (const file of [...files.values()]) {
    const sibling = siblingOf(file);
    if (sibling && !files.has(sibling.kind)) files.set(sibling.kind, sibling);
  }
  return { directory, main: files.get('postfix-main'), master: files.get('postfix-master') };
}

function expand(path: string): string[] {
  const found = findConfigs(path);
  if (found.length > 0) return found;
  throw new RunFailure(
    `no main.cf or master.cf in ${path} or below it, and no other configuration`,
    'input',
  );
}

/**
 * The configurations in a folder and below it, by their names; a file is its own.
 * @throws RunFailure in one line, when the path cannot be read.
 */
export function findConfigs(path: string): string[] {
  let isDirectory: boolean;
  try {
    isDirectory = statSync(path).isDirectory();
  } catch (error) {
    throw new RunFailure(`cannot read ${path}: ${systemReason(error)}`, 'input');
  }
  return isDirectory ? configsBelow(path, DEEPEST) : [path];
}

function configsBelow(directory: string, depth: number): string[] {
  let entries: ReturnType<typeof list>;
  try {
    entries = list(directory);
  } catch (error) {
    throw new RunFailure(`cannot read ${directory}: ${systemReason(error)}`, 'input');
  }
  return entries.flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      return depth > 0 && !SKIPPED.has(entry.name) ? configsBelow(path, depth - 1) : [];
    }
    const isTaken = kindInFolder(entry.name) !== undefined || mayHoldDump(entry.name);
    if (!isTaken || !statSync(path, { throwIfNoEntry: false })?.isFile()) return [];
    return kindInFolder(entry.name) || holdsDump(path) ? [path] : [];
  });
}

/** A folder may have many texts: only the head of each is read. */
function holdsDump(path: string): boolean {
  try {
    return dumpKind(fromBytes(readHead(path, DUMP_HEAD))) !== undefined;
  } catch (error) {
    throw new RunFailure(`cannot read ${path}: ${systemReason(error)}`, 'input');
  }
}

function list(directory: string) {
  return readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function load(path: string, asked: boolean, given: FileKind | undefined): LoadedFile {
  let file: ReturnType<typeof readFileWithIdentity>;
  try {
    file = readFileWithIdentity(path);
  } catch (error) {
    throw new RunFailure(`cannot read ${path}: ${systemReason(error)}`, 'input');
  }
  const text = fromBytes(file.bytes);
  const kind = given ?? detectKind(basename(path), text);
  if (!kind) throw new RunFailure(`${path} ${whyUnknown(text)}`, 'input');
  return { path, kind, text, identity: file.identity, asked };
}

/** Files of one server differ only in `main` and `master`; any other file is one of its own. */
function serverKey(path: string, kind: PostfixKind): string {
  return kindByName(basename(path)) === kind ? join(dirname(path), siblingName(path, '*')) : path;
}

function siblingOf(file: LoadedFile<PostfixKind>): LoadedFile<PostfixKind> | undefined {
  if (kindByName(basename(file.path)) !== file.kind) return undefined;
  const other = file.kind === 'postfix-main' ? 'master' : 'main';
  const name = siblingName(file.path, other);
  // A role may fill in its main.cf, and copy its master.cf as it is.
  const path = [name, withoutTemplateSuffix(name)]
    .map((candidate) => join(dirname(file.path), candidate))
    .find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
  if (path === undefined) return undefined;
  const kind = `postfix-${other}` as const;
  return { ...load(path, false, kind), kind };
}

function siblingName(path: string, other: string): string {
  return basename(path).replace(/(^|[.\-_])(?:main|master)(\.cf)/, `$1${other}$2`);
}
