import { loadInputs } from '../host/discover.ts';
import { RunFailure } from '../host/run-failure.ts';
import { readSettings } from '../host/settings.ts';
import { knownNames } from '../postfix/model/known-names.ts';
import { type ShownServer, showServer } from '../postfix/show.ts';
import { renderShown } from '../report/show-text.ts';
import { modelOf } from '../workspace/server-model.ts';
import { filesOfServer, serverFacts } from './lint-run.ts';
import { EXIT, type ExitStatus, type Terminal } from './terminal.ts';

/** The options of the show command. */
export interface ShowOptions {
  readonly paths: readonly string[];
  readonly all: boolean;
  readonly config: string | undefined;
  readonly postfixVersion: string | undefined;
  readonly hostname: string | undefined;
  readonly fragment: boolean;
  readonly format: 'text' | 'json';
  readonly colour: boolean;
}

/** Prints the effective settings of one server and where they come from. */
export function runShow(options: ShowOptions, terminal: Terminal): ExitStatus {
  const { servers } = loadInputs(options.paths.length > 0 ? options.paths : ['.']);
  const [server] = servers;
  if (!server || servers.length > 1) {
    throw new RunFailure(
      `show is about one server, and there are ${servers.length}: ` +
        servers.map(({ directory }) => directory).join(', '),
    );
  }
  const settings = readSettings(server.directory, options.config);
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
  return EXIT.clean;
}
