import { type LoadedFile, type LoadedServer, loadInputs } from '../host/discover.ts';
import { RunFailure } from '../host/run-failure.ts';
import { IceWarpServer } from '../icewarp/model/server.ts';
import { showIceWarp } from '../icewarp/show.ts';
import { parseDump } from '../icewarp/syntax/dump.ts';
import { knownNames } from '../postfix/model/known-names.ts';
import { type ShownServer, showServer } from '../postfix/show.ts';
import { renderIceWarp } from '../report/show-icewarp-text.ts';
import { renderShown } from '../report/show-text.ts';
import { SourceText } from '../text/source.ts';
import { dumpForm, type IceWarpKind } from '../workspace/file-kind.ts';
import { modelOf } from '../workspace/server-model.ts';
import { filesOfServer, iceWarpVersion, serverFacts } from './lint/lint-run.ts';
import { RunSettings } from './settings/settings-of-run.ts';
import { EXIT, type ExitStatus, type Terminal } from './terminal.ts';

/** The options of the show command. */
export interface ShowOptions {
  readonly paths: readonly string[];
  readonly all: boolean;
  readonly config: string | undefined;
  readonly postfixVersion: string | undefined;
  readonly icewarpVersion: string | undefined;
  readonly hostname: string | undefined;
  readonly fragment: boolean | undefined;
  readonly format: 'text' | 'json';
  readonly colour: boolean;
}

/** Prints the effective settings of one server and where they come from. */
export function runShow(options: ShowOptions, terminal: Terminal): ExitStatus {
  const { servers, dumps } = loadInputs(options.paths.length > 0 ? options.paths : ['.']);
  const [server] = servers;
  const [dump] = dumps;
  const all = [...servers.map(({ directory }) => directory), ...dumps.map(({ path }) => path)];
  if (all.length !== 1) {
    const what = all.length === 0 ? '' : `: ${all.join(', ')}`;
    throw new RunFailure(`show is about one server, and there are ${all.length}${what}`);
  }
  if (dump) showDump(dump, options, terminal);
  else if (server) showPostfix(server, options, terminal);
  return EXIT.clean;
}

function showDump(
  { path, kind, text }: LoadedFile<IceWarpKind>,
  options: ShowOptions,
  terminal: Terminal,
): void {
  const settings = new RunSettings(options.config).for([path]);
  const version = iceWarpVersion(options, settings);
  const dump = parseDump(new SourceText(path, text), dumpForm(kind));
  const shown = showIceWarp(new IceWarpServer({ dump, ...(version ? { version } : {}) }));
  if (options.format === 'json') terminal.out(`${JSON.stringify(shown, undefined, 2)}\n`);
  else terminal.out(renderIceWarp(shown, options.colour));
}

function showPostfix(server: LoadedServer, options: ShowOptions, terminal: Terminal): void {
  const paths = filesOfServer(server).map(({ path }) => path);
  const settings = new RunSettings(options.config).for(paths);
  const request = { ...options, root: undefined };
  const { facts, releaseFrom, notes } = serverFacts(server, request, settings);
  const texts = new Map(filesOfServer(server).map(({ path, text }) => [path, text]));
  const model = modelOf({ main: server.main?.path, master: server.master?.path }, texts, facts);
  const shown: ShownServer = showServer(model, knownNames(model), { all: options.all });
  if (options.format === 'json') {
    const json = { ...shown, postfixVersionFrom: releaseFrom, notes };
    terminal.out(`${JSON.stringify(json, undefined, 2)}\n`);
  } else {
    terminal.out(renderShown(shown, releaseFrom, options.colour));
    for (const note of notes.slice(options.postfixVersion === undefined ? 1 : 0)) {
      terminal.err(`note: ${note}\n`);
    }
  }
}
