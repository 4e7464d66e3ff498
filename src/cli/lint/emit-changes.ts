import { RunFailure } from '../../host/run-failure.ts';
import type { Change } from '../../icewarp/emit/change.ts';
import { emitCmdScript, emitShScript } from '../../icewarp/emit/commands.ts';
import { emitRpcRequests } from '../../icewarp/emit/rpc-requests.ts';
import { type IceWarpDump, parseDump } from '../../icewarp/syntax/dump.ts';
import { type ByteString, decodeUtf8, toBytes } from '../../text/bytes.ts';
import { SourceText } from '../../text/source.ts';
import { changedVariables, runsOnWindows } from '../../workspace/changed-variables.ts';
import { dumpForm } from '../../workspace/file-kind.ts';
import type { Terminal } from '../terminal.ts';
import type { LintedFiles } from './lint-run.ts';

/** In which form the repairs of an IceWarp server are printed; nothing is ever run. */
export const EMITTED = ['commands', 'commands-sh', 'commands-cmd', 'rpc'] as const;

export type Emitted = (typeof EMITTED)[number];

/**
 * Prints what has to be said to a running IceWarp server so that it becomes what its repaired dump
 * shows.
 * @returns whether there was something to say.
 * @throws RunFailure when the repairs are of several servers, which one script cannot serve.
 */
export function emitChanges(
  linted: readonly LintedFiles[],
  how: Emitted,
  terminal: Terminal,
): boolean {
  const changed = linted.flatMap(({ unit, texts }) =>
    unit.dumps.flatMap(({ path, kind, text }) => {
      const form = dumpForm(kind);
      const before = parseDump(new SourceText(path, text), form);
      const after = parseDump(new SourceText(path, texts.get(path) ?? text), form);
      const changes = changedVariables(before, after);
      return changes.length > 0 ? [{ path, before, changes }] : [];
    }),
  );
  const [only, ...others] = changed;
  if (!only) return false;
  if (others.length > 0) {
    const paths = changed.map(({ path }) => path).join(', ');
    throw new RunFailure(`--emit is about one server, and these are several: ${paths}`);
  }
  const { text, refused } = rendered(only.changes, how, only.before);
  terminal.out(toBytes(text));
  for (const { name } of refused) {
    terminal.err(`note: ${decodeUtf8(name)} cannot be set this way; set it in the console\n`);
  }
  return true;
}

function rendered(
  changes: readonly Change[],
  how: Emitted,
  dump: IceWarpDump,
): { text: ByteString; refused: readonly Change[] } {
  switch (how) {
    case 'commands-sh':
      return emitShScript(changes);
    case 'commands-cmd':
      return emitCmdScript(changes);
    case 'commands':
      return runsOnWindows(dump) ? emitCmdScript(changes) : emitShScript(changes);
    case 'rpc': {
      const { bodies, refused } = emitRpcRequests(changes);
      return { text: bodies.join('\n'), refused };
    }
  }
}
