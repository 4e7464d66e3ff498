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

/** Builds the model of a server from the texts of its files. */
export function modelOf(files: ServerFiles, texts: Texts, facts: ServerFacts): PostfixServer {
  const main = sourceOf(files.main, texts);
  const master = sourceOf(files.master, texts);
  const grammar = {
    braces: facts.release.atLeast('3.0'),
    unixDgram: facts.release.atLeast('3.4'),
    template: templateSyntax(files.master ?? ''),
  };
  return new PostfixServer({
    ...facts,
    ...(main ? { main: parseMainCf(main, templateSyntax(main.path)) } : {}),
    ...(master ? { master: parseMasterCf(master, grammar) } : {}),
  });
}

function sourceOf(path: string | undefined, texts: Texts): SourceText | undefined {
  if (path === undefined) return undefined;
  const text: ByteString | undefined = texts.get(path);
  return text === undefined ? undefined : new SourceText(path, text);
}
