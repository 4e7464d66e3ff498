import type { Finding } from '../lint/finding.ts';
import type { Texts } from '../lint/fixpoint.ts';
import { type AnyRule, type LintPolicy, lint } from '../lint/lint.ts';
import { LintedServer } from '../postfix/lint/linted-server.ts';
import type { PostfixOperation, PostfixTarget, PostfixWord } from '../postfix/lint/vocabulary.ts';
import { tableSources } from '../postfix/model/named-tables.ts';
import { PostfixServer, type ServerInput } from '../postfix/model/server.ts';
import { parseMainCf } from '../postfix/syntax/main-cf.ts';
import { parseMasterCf } from '../postfix/syntax/master-cf.ts';
import type { ByteString } from '../text/bytes.ts';
import { SourceText } from '../text/source.ts';
import { templateSyntax } from './file-kind.ts';
import { sparingMarkup } from './sparing-markup.ts';

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
  for (const source of tableSources(server).values()) sources.set(source.path, source);
  const findings = lint(new LintedServer(server), rules, sources, policy);
  return { findings: sparingMarkup(findings, server.input, rules), sources };
}

function sourceOf(path: string | undefined, texts: Texts): SourceText | undefined {
  if (path === undefined) return undefined;
  const text: ByteString | undefined = texts.get(path);
  return text === undefined ? undefined : new SourceText(path, text);
}
