import { RULES } from '../../rules/index.ts';
import type { LoadedFile, LoadedServer } from '../host/discover.ts';
import { readSettings, type Settings } from '../host/settings.ts';
import type { Finding, Fix } from '../lint/finding.ts';
import { type FixResult, fixToFixpoint, type Texts } from '../lint/fixpoint.ts';
import { DEFAULT_PROFILE, type Profile } from '../lint/profile.ts';
import type { Level } from '../lint/severity.ts';
import type { Labelled } from '../lint/touched.ts';
import { SourceText } from '../text/source.ts';
import { templateSyntax } from '../workspace/file-kind.ts';
import { lintServer, type ServerFacts, type ServerFiles } from '../workspace/lint-server.ts';
import { findRule } from './find-rule.ts';
import { referencedFiles, referencedStatus } from './referenced-files.ts';
import { chooseRelease } from './release-option.ts';

/** What the user asked of a run, whatever the paths. */
export interface LintRequest {
  readonly profile: Profile | undefined;
  /** Severities of single rules, by id. */
  readonly levels: ReadonlyMap<string, Level>;
  readonly config: string | undefined;
  readonly postfixVersion: string | undefined;
  readonly hostname: string | undefined;
  readonly root: string | undefined;
  readonly fragment: boolean;
  /** Which fixes are made; none when they are only offered. */
  readonly apply: 'none' | 'safe' | 'unsafe';
}

/** What came of one server. */
export interface LintedFiles {
  readonly server: LoadedServer;
  readonly profile: Profile;
  readonly findings: readonly Finding[];
  /** The texts after the fixes. */
  readonly texts: Texts;
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly fixed: number;
  readonly touched: ReadonlyMap<string, readonly Labelled[]>;
  readonly notes: readonly string[];
}

/**
 * Lints one server, and applies the fixes that the request accepts to the texts in memory.
 * @throws FixDoesNotConverge when fixes undo each other.
 */
export function lintLoaded(server: LoadedServer, request: LintRequest): LintedFiles {
  const settings = readSettings(server.directory, request.config);
  const { facts, notes } = serverFacts(server, request, settings);
  const profile = request.profile ?? settings.profile ?? DEFAULT_PROFILE;
  const policy = { profile, levels: levelsOf(settings, request) };
  const files: ServerFiles = { main: server.main?.path, master: server.master?.path };
  const asked = new Set(loadedFiles(server).flatMap((file) => (file.asked ? [file.path] : [])));
  const own = new Set(loadedFiles(server).map(({ path }) => path));
  // What stands in a table is as much the user's question as the main.cf that names it.
  const isAsked = (path: string): boolean =>
    asked.has(path) || (!own.has(path) && server.main?.asked === true);
  const tables = new Map<string, SourceText>();
  const analyse = (texts: Texts): Finding[] => {
    const linting = lintServer(files, texts, facts, RULES, policy);
    for (const [path, source] of linting.sources) if (!own.has(path)) tables.set(path, source);
    return linting.findings
      .filter(({ path }) => isAsked(path))
      .map((finding) => withoutForeignFix(finding, asked, own));
  };
  const before = new Map(loadedFiles(server).map(({ path, text }) => [path, text]));
  const result: FixResult = fixToFixpoint(before, analyse, (fix) => accepts(request.apply, fix));
  const sources = new Map(
    [...result.texts].map(([path, text]) => [path, new SourceText(path, text)]),
  );
  for (const [path, source] of tables) sources.set(path, source);
  return { server, profile, ...result, sources, notes };
}

/** The facts about a server that its files do not hold, and what had to be assumed. */
export function serverFacts(
  server: LoadedServer,
  request: Pick<LintRequest, 'postfixVersion' | 'hostname' | 'root' | 'fragment'>,
  settings: Settings,
): { facts: ServerFacts; releaseFrom: string; notes: string[] } {
  const chosen = chooseRelease(
    request.postfixVersion,
    settings.postfixVersion,
    server.directory,
    compatibilityLevelOf(server),
  );
  const hostname = request.hostname ?? settings.hostname ?? chosen.hostname;
  const readFile = referencedFiles(request.root, chosen.isLive);
  const statFile = referencedStatus(request.root, chosen.isLive);
  const facts: ServerFacts = {
    release: chosen.release,
    ...(chosen.upgradeFrom ? { upgradeFrom: chosen.upgradeFrom } : {}),
    configDirectory: server.directory,
    fragment: request.fragment,
    ...(hostname ? { hostname } : {}),
    ...(readFile ? { readFile } : {}),
    ...(statFile ? { statFile } : {}),
  };
  const notes: string[] = [];
  if (request.postfixVersion === undefined) {
    notes.push(`${server.directory}: Postfix ${chosen.release.text}, ${chosen.from}`);
  }
  if (!server.master && !request.fragment) {
    const stock = `the stock services of Postfix ${chosen.release.series} are assumed`;
    notes.push(`${server.directory}: there is no master.cf; ${stock}`);
  }
  if (!server.main && !request.fragment) {
    const silent = 'nothing that rests on its settings is judged';
    notes.push(`${server.directory}: there is no main.cf; ${silent}`);
  }
  for (const { path } of loadedFiles(server)) {
    if (templateSyntax(path))
      notes.push(`${path}: a template; what its markup decides is not judged`);
  }
  return { facts, releaseFrom: chosen.from, notes };
}

/** The command line goes before the settings file. */
function levelsOf(settings: Settings, request: LintRequest): Map<string, Level> {
  const fromFile = [...settings.levels].map(([id, level]) => [findRule(id).id, level] as const);
  return new Map([...fromFile, ...request.levels]);
}

/** The level as it is written; a release can be told from it before anything is parsed. */
function compatibilityLevelOf({ main }: LoadedServer): string | undefined {
  const settings = main?.text.matchAll(/^compatibility_level[ \t]*=[ \t]*([0-9.]+)[ \t\r]*$/gm);
  return [...(settings ?? [])].at(-1)?.[1];
}

export function loadedFiles({ main, master }: LoadedServer): LoadedFile[] {
  return [main, master].filter((file) => file !== undefined);
}

function accepts(apply: LintRequest['apply'], fix: Fix): boolean {
  return apply === 'unsafe' || (apply === 'safe' && fix.safety === 'safe');
}

/** A file that the user did not name is never changed. */
function withoutForeignFix(
  finding: Finding,
  asked: ReadonlySet<string>,
  own: ReadonlySet<string>,
): Finding {
  if (!finding.fix || finding.fix.edits.every(({ path }) => asked.has(path))) return finding;
  const { fix, ...rest } = finding;
  const isTable = fix.edits.some(({ path }) => !own.has(path));
  if (isTable) return { ...rest, help: `${fix.description}; tables are changed by hand` };
  const others = [...new Set(fix.edits.map(({ path }) => path))].filter((path) => !asked.has(path));
  return { ...rest, help: `${fix.description} (name ${others.join(', ')} too to have it done)` };
}
