import { relative, resolve } from 'node:path';
import type { Inputs, LoadedFile, LoadedServer } from '../../host/discover.ts';
import { RunFailure } from '../../host/run-failure.ts';
import { IceWarpVersion } from '../../icewarp/facts/version.ts';
import type { Finding, Fix } from '../../lint/finding.ts';
import { type FixResult, fixToFixpoint, type Texts } from '../../lint/fixpoint.ts';
import { policyAt } from '../../lint/lint.ts';
import type { Profile } from '../../lint/profile.ts';
import type { Level } from '../../lint/severity.ts';
import type { Suppressed } from '../../lint/suppression.ts';
import type { Labelled } from '../../lint/touched.ts';
import type { ByteString } from '../../text/bytes.ts';
import { SourceText } from '../../text/source.ts';
import type { SiteFacts } from '../../workspace/evidence/site.ts';
import { dumpForm, type FileKind, templateSyntax } from '../../workspace/file-kind.ts';
import { lintSite, type SiteToLint, withCertificates } from '../../workspace/lint-site.ts';
import type { LintRule } from '../../workspace/rule-sets.ts';
import type { ServerFacts } from '../../workspace/server-model.ts';
import type { RunSettings, Settings } from '../settings/settings-of-run.ts';
import { UnitSettings } from '../settings/unit-settings.ts';
import { namedTableFiles, type TableFile } from './named-table-files.ts';
import { type Network, recordsFromDns } from './network.ts';
import { referencedFiles, referencedStatus } from './referenced-files.ts';
import { chooseRelease } from './release-option.ts';

/** What the user asked of a run, whatever the paths. */
export interface LintRequest {
  readonly profile: Profile | undefined;
  /** Severities of single rules, by id. */
  readonly levels: ReadonlyMap<string, Level>;
  readonly settings: RunSettings;
  readonly postfixVersion: string | undefined;
  readonly icewarpVersion: string | undefined;
  readonly hostname: string | undefined;
  readonly root: string | undefined;
  readonly fragment: boolean | undefined;
  /** The files and folders that the user gave; tables below them are repaired too. */
  readonly asked: readonly string[];
  /** The time against which certificates are judged. */
  readonly now: Date;
  /** Which fixes are made; none when they are only offered. */
  readonly apply: 'none' | 'safe' | 'unsafe';
  /** Known problems, which are neither told nor repaired. */
  readonly baseline?: Separates;
  /** What comes from the network; absent where the run leaves it alone. */
  readonly network?: Network;
}

/** Tells findings that are new from those that are known. */
export interface Separates {
  separate(
    findings: readonly Finding[],
    sources: ReadonlyMap<string, SourceText>,
    kinds: ReadonlyMap<string, FileKind>,
  ): { readonly fresh: readonly Finding[]; readonly known: readonly Finding[] };
}

/** What is linted and fixed together, since one part may tell of another. */
export type LintUnit = Inputs;

/** What came of one unit. */
export interface LintedFiles {
  readonly unit: LintUnit;
  readonly settings: UnitSettings;
  readonly findings: readonly Finding[];
  /** What the baseline hides. */
  readonly known: readonly Finding[];
  /** Of every rule, whether it was asked. */
  readonly askedRules: ReadonlyMap<string, boolean>;
  /** What comments have taken back, of the texts after the fixes. */
  readonly suppressed: readonly Suppressed[];
  /** Tables that may be repaired, as they were read. */
  readonly tables: ReadonlyMap<string, TableFile>;
  /** The texts after the fixes; files among them that are neither of the unit nor tables are new. */
  readonly texts: Texts;
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly fixed: number;
  readonly touched: ReadonlyMap<string, readonly Labelled[]>;
  readonly notes: readonly string[];
  /** The rules that were asked, those of the house too. */
  readonly rules: readonly LintRule[];
}

/**
 * Servers have nothing to do with each other unless a zone, DNS or the like tells of several.
 */
export function unitsOf(
  { servers, dumps, evidence }: Inputs,
  { network }: Pick<LintRequest, 'network'>,
): LintUnit[] {
  if (evidence.length > 0 || network) return [{ servers, dumps, evidence }];
  const units: LintUnit[] = servers.map((server) => ({
    servers: [server],
    dumps: [],
    evidence: [],
  }));
  return dumps.length > 0 ? [...units, { servers: [], dumps, evidence: [] }] : units;
}

/**
 * Lints what belongs together, and applies the fixes that the request accepts to the texts in
 * memory.
 * @param earlier what was made of units before; servers may share a table.
 * @throws FixDoesNotConverge when fixes undo each other.
 */
export async function lintUnit(
  given: LintUnit,
  request: LintRequest,
  earlier: readonly LintedFiles[] = [],
): Promise<LintedFiles> {
  const settings = new UnitSettings(given, request);
  const { rules } = settings;
  const { site: bare, notes } = siteOf(given, request, settings);
  const { files: fromDns, notes: dnsNotes } = await askDns(given, bare, request);
  const unit = { ...given, evidence: [...given.evidence, ...fromDns] };
  const files = filesOf(unit);
  const before = textsOf(unit);
  const tables = namedTableFiles(bare.servers, before, request.asked);
  for (const [path, table] of tables) before.set(path, textAfter(path, earlier) ?? table.text);
  const site = await withCertificates({ ...bare, files: unit.evidence }, before);
  const asked = new Set(files.flatMap((file) => (file.asked ? [file.path] : [])));
  const online = new Set(files.flatMap(({ path, lookedUp }) => (lookedUp ? [path] : [])));
  const own = new Set(files.map(({ path }) => path));
  // What stands in a file that a configuration names is as much the user's question as the
  // main.cf that names it.
  const isMainAsked = unit.servers.some(({ main }) => main?.asked);
  const isAsked = (path: string): boolean =>
    asked.has(path) || online.has(path) || (!own.has(path) && isMainAsked);
  const named = new Map<string, SourceText>();
  const missing = new Set<string>();
  const kinds = new Map(files.map(({ path, kind }) => [path, kind]));
  let known: readonly Finding[] = [];
  let suppressed: readonly Suppressed[] = [];
  const analyse = (texts: Texts): readonly Finding[] => {
    const linting = lintSite(site, texts, rules);
    for (const [path, source] of linting.sources) if (!own.has(path)) named.set(path, source);
    for (const note of linting.notes) missing.add(note);
    suppressed = linting.suppressed.filter(({ finding }) => isAsked(finding.path));
    const found = linting.findings
      .filter(({ path }) => isAsked(path))
      .map((finding) => withoutOnlineFix(finding, online))
      .map((finding) => withoutForeignFix(finding, { asked, own, tables }, linting.sources));
    if (!request.baseline) return found;
    const separated = request.baseline.separate(found, linting.sources, kinds);
    known = separated.known;
    return separated.fresh;
  };
  const result: FixResult = fixToFixpoint(before, analyse, (fix) => accepts(request.apply, fix));
  const sources = new Map(
    [...result.texts].map(([path, text]) => [path, new SourceText(path, text)]),
  );
  for (const [path, source] of named) sources.set(path, source);
  const all = [...notes, ...(request.network?.notes ?? []), ...dnsNotes, ...missing];
  const askedRules = rulesAsked(rules, bare);
  const told = { known, suppressed, askedRules, rules, notes: all };
  return { unit, settings, tables, ...result, sources, ...told };
}

/** The text of a table after the units that were linted before. */
function textAfter(path: string, earlier: readonly LintedFiles[]): ByteString | undefined {
  return earlier.findLast(({ tables }) => tables.has(path))?.texts.get(path);
}

async function askDns(unit: LintUnit, site: SiteToLint, { network }: LintRequest) {
  if (!network?.resolver) return { files: [], notes: [] };
  return recordsFromDns(site, textsOf(unit), network.resolver);
}

function textsOf(unit: LintUnit): Map<string, ByteString> {
  return new Map(filesOf(unit).map(({ path, text }) => [path, text]));
}

/**
 * What $config_directory is for the daemons: never relative, as the path that the user gave may be,
 * and below a root without it.
 */
function directoryOfDaemons(directory: string, root: string | undefined): string {
  const path = resolve(directory);
  const inside = root === undefined ? undefined : relative(resolve(root), path);
  return inside === undefined || inside.startsWith('..') ? path : `/${inside}`;
}

function siteOf(
  { servers, dumps, evidence }: LintUnit,
  request: LintRequest,
  settings: UnitSettings,
): { site: SiteToLint; notes: string[] } {
  const notes: string[] = [];
  const { policy } = settings;
  const toLint = servers.map((server) => {
    const files = { main: server.main?.path, master: server.master?.path };
    const path = files.main ?? files.master;
    const own = settings.of(path);
    const known = serverFacts(server, request, own);
    notes.push(...known.notes);
    const configDirectory = directoryOfDaemons(server.directory, request.root ?? own.root);
    const facts = { ...known.facts, configDirectory };
    return { files, facts, policy: policyAt(policy, path ?? '') };
  });
  const toDump = dumps.map(({ path, kind }) => {
    const version = iceWarpVersion(request, settings.of(path));
    return { path, form: dumpForm(kind), ...(version ? { version } : {}) };
  });
  return {
    site: { servers: toLint, dumps: toDump, files: evidence, facts: siteFacts(request), policy },
    notes,
  };
}

function rulesAsked(rules: readonly LintRule[], { policy }: SiteToLint): Map<string, boolean> {
  const policies = [policy, ...(policy.byPath?.values() ?? [])];
  const isAsked = ({ id, severity }: LintRule): boolean =>
    policies.some(({ levels, profile }) => (levels.get(id) ?? severity[profile]) !== 'off');
  return new Map(rules.map((rule) => [rule.id, isAsked(rule)]));
}

function siteFacts({ now, network }: LintRequest): SiteFacts {
  return { now, ...(network ? { probes: network.probes } : {}) };
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
  const root = request.root ?? settings.root;
  const fragment = request.fragment ?? settings.fragment ?? false;
  const readFile = referencedFiles(root, chosen.isLive);
  const statFile = referencedStatus(root, chosen.isLive);
  const facts: ServerFacts = {
    release: chosen.release,
    ...(chosen.upgradeFrom ? { upgradeFrom: chosen.upgradeFrom } : {}),
    configDirectory: server.directory,
    fragment,
    ...(hostname ? { hostname } : {}),
    ...(readFile ? { readFile } : {}),
    ...(statFile ? { statFile } : {}),
  };
  const notes: string[] = [];
  if (request.postfixVersion === undefined) {
    notes.push(`${server.directory}: Postfix ${chosen.release.text}, ${chosen.from}`);
  }
  if (!server.master && !fragment) {
    const stock = `the stock services of Postfix ${chosen.release.series} are assumed`;
    notes.push(`${server.directory}: there is no master.cf; ${stock}`);
  }
  if (!server.main && !fragment) {
    const silent = 'nothing that rests on its settings is judged';
    notes.push(`${server.directory}: there is no main.cf; ${silent}`);
  }
  for (const { path } of filesOfServer(server)) {
    if (templateSyntax(path))
      notes.push(`${path}: a template; what its markup decides is not judged`);
  }
  return { facts, releaseFrom: chosen.from, notes };
}

/** The version for dumps that do not tell theirs. */
export function iceWarpVersion(
  { icewarpVersion: option }: Pick<LintRequest, 'icewarpVersion'>,
  settings: Settings,
): IceWarpVersion | undefined {
  const text = option ?? settings.iceWarpVersion;
  if (text === undefined) return undefined;
  const version = IceWarpVersion.parse(text);
  if (version) return version;
  throw new RunFailure(`IceWarp ${text} is no version; say 12.3 or 14.3.0.7`);
}

/** The level as it is written; a release can be told from it before anything is parsed. */
export function compatibilityLevelOf({ main }: LoadedServer): string | undefined {
  const settings = main?.text.matchAll(/^compatibility_level[ \t]*=[ \t]*([0-9.]+)[ \t\r]*$/gm);
  return [...(settings ?? [])].at(-1)?.[1];
}

export function filesOf({ servers, dumps, evidence }: LintUnit): LoadedFile[] {
  return [...servers.flatMap(filesOfServer), ...dumps, ...evidence];
}

export function filesOfServer({ main, master }: LoadedServer): LoadedFile[] {
  return [main, master].filter((file) => file !== undefined);
}

function accepts(apply: LintRequest['apply'], fix: Fix): boolean {
  return apply === 'unsafe' || (apply === 'safe' && fix.safety === 'safe');
}

/** What DNS says is changed where it is kept. */
function withoutOnlineFix(finding: Finding, online: ReadonlySet<string>): Finding {
  if (!finding.fix?.edits.some(({ path }) => online.has(path))) return finding;
  const { fix, ...rest } = finding;
  return { ...rest, help: `${fix.description}, where your DNS is kept` };
}

/** The files of a run that a fix may be about. */
interface Reach {
  /** Those that the user named. */
  readonly asked: ReadonlySet<string>;
  /** Those of the unit. */
  readonly own: ReadonlySet<string>;
  readonly tables: ReadonlyMap<string, TableFile>;
}

/** A file that the user did not name is never changed; one that is not there yet may be made. */
function withoutForeignFix(
  finding: Finding,
  { asked, own, tables }: Reach,
  sources: ReadonlyMap<string, SourceText>,
): Finding {
  const isAllowed = (path: string): boolean =>
    asked.has(path) || tables.has(path) || !(own.has(path) || sources.has(path));
  if (!finding.fix || finding.fix.edits.every(({ path }) => isAllowed(path))) return finding;
  const { fix, ...rest } = finding;
  const isTable = fix.edits.some(({ path }) => !own.has(path) && !isAllowed(path));
  if (isTable) {
    return { ...rest, help: `${fix.description}; by hand, for this file was not asked for` };
  }
  const others = [...new Set(fix.edits.map(({ path }) => path))].filter((path) => !isAllowed(path));
  return { ...rest, help: `${fix.description} (name ${others.join(', ')} too to have it done)` };
}
