import type { Finding } from '../lint/finding.ts';
import type { Texts } from '../lint/fixpoint.ts';
import { type AnyRule, type LintPolicy, lint } from '../lint/lint.ts';
import { LintedServer } from '../postfix/lint/linted-server.ts';
import type { PostfixOperation, PostfixTarget, PostfixWord } from '../postfix/lint/vocabulary.ts';
import { PostfixServer, type ServerInput } from '../postfix/model/server.ts';
import { parseMainCf } from '../postfix/syntax/main-cf.ts';
import { parseMasterCf } from '../postfix/syntax/master-cf.ts';
import type { ByteString } from '../text/bytes.ts';
import { SourceText } from '../text/source.ts';

/** Rules that can be asked of a Postfix server. */
export type PostfixRules = readonly AnyRule<PostfixTarget, PostfixWord, PostfixOperation>[];

/** The files that make one server, by path. */
export interface ServerFiles {
  readonly main: string | undefined;
  readonly master: string | undefined;
}

/** What is known of a server beside the texts of its files. */
export type ServerFacts = Omit<ServerInput, 'main' | 'master'>;

export interface Linting {
  readonly findings: readonly Finding[];
  /** The texts that the findings point into. */
  readonly sources: ReadonlyMap<string, SourceText>;
}

/** Builds the model of a server from the texts of its files. */
export function modelOf(files: ServerFiles, texts: Texts, facts: ServerFacts): PostfixServer {
  const main = sourceOf(files.main, texts);
  const master = sourceOf(files.master, texts);
  return new PostfixServer({
    ...facts,
    ...(main ? { main: parseMainCf(main) } : {}),
    ...(master ? { master: parseMasterCf(master) } : {}),
  });
}

/** Asks all rules about one server. */
export function lintServer(
  files: ServerFiles,
  texts: Texts,
  facts: ServerFacts,
  rules: PostfixRules,
  policy: LintPolicy,
): Linting {
  const server = modelOf(files, texts, facts);
  const sources = new Map<string, SourceText>();
  for (const tree of [server.input.main, server.input.master]) {
    if (tree) sources.set(tree.source.path, tree.source);
  }
  return { findings: lint(new LintedServer(server), rules, sources, policy), sources };
}

function sourceOf(path: string | undefined, texts: Texts): SourceText | undefined {
  if (path === undefined) return undefined;
  const text: ByteString | undefined = texts.get(path);
  return text === undefined ? undefined : new SourceText(path, text);
}
