import type { Texts } from '../lint/fixpoint.ts';
import { PostfixServer, type ServerInput } from '../postfix/model/server.ts';
import { parseMainCf } from '../postfix/syntax/main-cf.ts';
import { parseMasterCf } from '../postfix/syntax/master-cf.ts';
import type { ByteString } from '../text/bytes.ts';
import { SourceText } from '../text/source.ts';
import { templateSyntax } from './file-kind.ts';

/** The files that make one server, by path. */
export interface ServerFiles {
  readonly main: string | undefined;
  readonly master: string | undefined;
}

/** What is known of a server beside the texts of its files. */
export type ServerFacts = Omit<ServerInput, 'main' | 'master'>;

/**
 * Builds the model of a server from the texts of its files. What it names is taken from the texts too,
 * where they have it, so that a later pass sees what an earlier one has repaired.
 */
export function modelOf(files: ServerFiles, texts: Texts, facts: ServerFacts): PostfixServer {
  const main = sourceOf(files.main, texts);
  const master = sourceOf(files.master, texts);
  const { readFile } = facts;
  const grammar = {
    braces: facts.release.atLeast('3.0'),
    unixDgram: facts.release.atLeast('3.4'),
    template: templateSyntax(files.master ?? ''),
  };
  return new PostfixServer({
    ...facts,
    ...(readFile && { readFile: (path) => texts.get(pathOf(path, facts)) ?? readFile(path) }),
    ...(main ? { main: parseMainCf(main, templateSyntax(main.path)) } : {}),
    ...(master ? { master: parseMasterCf(master, grammar) } : {}),
  });
}

/** Where a file that the configuration names lies for the user. */
function pathOf(path: ByteString, { statFile }: ServerFacts): string {
  return statFile?.(path)?.path ?? path;
}

function sourceOf(path: string | undefined, texts: Texts): SourceText | undefined {
  if (path === undefined) return undefined;
  const text: ByteString | undefined = texts.get(path);
  return text === undefined ? undefined : new SourceText(path, text);
}
